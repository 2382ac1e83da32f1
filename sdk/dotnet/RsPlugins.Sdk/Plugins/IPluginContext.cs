using Microsoft.Extensions.Logging;

namespace RsPlugins.Sdk.Plugins;

/// <summary>What the host gives a plugin. Thread-safe.</summary>
public interface IPluginContext
{
    /// <summary>The folder that the manifest's <c>content</c> names (for instance the one with shipped models), a full path; never written to.</summary>
    string ContentFolder { get; }

    /// <summary>A folder of the user's where this plugin may keep caches and models, a full path. It exists.</summary>
    string StateFolder { get; }

    /// <summary>Loggers that write to the host's log.</summary>
    ILoggerFactory Loggers { get; }
}
