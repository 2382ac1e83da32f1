using System.Text.Json;

namespace RsPlugins.Sdk.Protocol;

/// <summary>What <c>tools/call</c> takes.</summary>
/// <param name="Name">The tool.</param>
/// <param name="Arguments">An object that fits the tool's input schema; absent is the same as empty.</param>
/// <param name="ProgressToken">A string or number of the caller's choice that comes back in each <see cref="ProgressParams"/>; absent for no progress.</param>
public sealed record ToolCallParams(string Name, JsonElement? Arguments = null, JsonElement? ProgressToken = null);
