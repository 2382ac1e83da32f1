using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;

namespace RsPlugins.Sdk.Tools;

/// <summary>What a running call may tell the one who made it. Thread-safe.</summary>
public interface IToolContext
{
    /// <summary>The log of this call; it reaches the host's log, never stdout.</summary>
    ILogger Log { get; }

    /// <summary>The job that this call is.</summary>
    ToolJob Job { get; }

    /// <summary>Reports how far the call is. Cheap at any rate: the host passes on at most ten a second and never goes backwards.</summary>
    /// <param name="progress">The latest state.</param>
    void Report(ToolProgress progress);

    /// <summary>Calls another tool of the same host, of this plugin or any other.</summary>
    /// <param name="name">The tool.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The outputs by name.</returns>
    /// <exception cref="ToolException">The other call failed.</exception>
    Task<JsonObject> CallToolAsync(string name, JsonObject arguments, CancellationToken cancellationToken);
}
