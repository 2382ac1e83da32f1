using System.Text.Json;

namespace RsPlugins.Sdk.Protocol;

/// <summary>What <c>tools/call</c> takes.</summary>
/// <param name="Name">The tool.</param>
/// <param name="Arguments">An object that fits the tool's input schema; absent is the same as empty.</param>
/// <param name="ProgressToken">A string or number of the caller's choice that comes back in each <see cref="ProgressParams"/>; absent for no progress.</param>
/// <param name="Detach">Whether the call goes on when its caller leaves; the answer is then a <see cref="DetachedCall"/>, at once.</param>
/// <param name="Priority"><c>interactive</c> (goes first, the default) or <c>bulk</c>.</param>
/// <param name="Job">From a host to a plugin's process: the job that the call is. From a plugin's process to its host: the job, by its id, whose tool makes the call. Else absent.</param>
public sealed record ToolCallParams(
    string Name,
    JsonElement? Arguments = null,
    JsonElement? ProgressToken = null,
    bool Detach = false,
    string? Priority = null,
    Tools.ToolJob? Job = null);
