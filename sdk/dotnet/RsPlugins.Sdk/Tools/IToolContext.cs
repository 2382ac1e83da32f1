using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using RsPlugins.Sdk.Protocol;

namespace RsPlugins.Sdk.Tools;

/// <summary>What a running call may tell the one who made it. Thread-safe.</summary>
public interface IToolContext
{
    /// <summary>The log of this call; it reaches the host's log, never stdout.</summary>
    ILogger Log { get; }

    /// <summary>The job that this call is.</summary>
    ToolJob Job { get; }

    /// <summary>
    /// For a call on behalf of a client on another machine: says of a path that did not come with the arguments, for instance one written inside a file, whether that client may reach it; null where it
    /// may reach whatever the user may. Known to plugins in the host's own process; the tools of others that take paths from inside files say <c>"localOnly"</c> in their manifest.
    /// </summary>
    Func<string, bool>? Reach => null;

    /// <summary>Reports how far the call is. Cheap at any rate: the host passes on at most ten a second and never goes backwards.</summary>
    /// <param name="progress">The latest state.</param>
    void Report(ToolProgress progress);

    /// <summary>Calls another tool of the same host, of this plugin or any other. What it reports is passed on as this call's own, but for its fraction: how much of this call the other one is, only the tool knows.</summary>
    /// <param name="name">The tool.</param>
    /// <param name="arguments">Its arguments. Where this call is for a client on another machine, they may name only what that client may reach.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The outputs by name.</returns>
    /// <exception cref="ToolException">The other call failed.</exception>
    Task<JsonObject> CallToolAsync(string name, JsonObject arguments, CancellationToken cancellationToken);

    /// <summary>Calls another tool of the same host and takes its progress instead of passing it on, for instance to report the part of this call that it is.</summary>
    /// <param name="name">The tool.</param>
    /// <param name="arguments">As for the other overload.</param>
    /// <param name="progress">Takes its progress, in order, at most ten a second; null is the same as the other overload.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The outputs by name.</returns>
    /// <exception cref="ToolException">The other call failed.</exception>
    Task<JsonObject> CallToolAsync(string name, JsonObject arguments, IProgress<ProgressValue>? progress, CancellationToken cancellationToken) => CallToolAsync(name, arguments, cancellationToken);
}
