using RsPlugins.Sdk.Protocol;

namespace RsPlugins.Host.Plugins.Processes;

/// <summary>A plugin's process that did not get as far as taking calls.</summary>
/// <param name="how">How its start ended, in a few words.</param>
/// <param name="lastWords">The last lines it wrote to standard error, or null.</param>
/// <param name="refusal">The error that it answered the handshake with, or null.</param>
/// <param name="crashed">Whether there was a process at all.</param>
internal sealed class PluginStartException(string how, string? lastWords, ErrorData? refusal, bool crashed) : Exception(how)
{
    /// <summary>The last lines it wrote to standard error, or null.</summary>
    public string? LastWords => lastWords;

    /// <summary>The error that it answered the handshake with, or null.</summary>
    public ErrorData? Refusal => refusal;

    /// <summary>Whether there was a process at all.</summary>
    public bool Crashed => crashed;
}
