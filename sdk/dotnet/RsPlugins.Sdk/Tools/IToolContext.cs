using Microsoft.Extensions.Logging;

namespace RsPlugins.Sdk.Tools;

/// <summary>What a running call may tell the one who made it. Thread-safe.</summary>
public interface IToolContext
{
    /// <summary>The log of this call; it reaches the host's log, never stdout.</summary>
    ILogger Log { get; }

    /// <summary>Reports how far the call is. Cheap at any rate: the host passes on at most ten a second and never goes backwards.</summary>
    /// <param name="progress">The latest state.</param>
    void Report(ToolProgress progress);
}
