using System.Text.Json;

namespace RsPlugins.Sdk.Protocol;

/// <summary>What <c>models/install</c> takes. It is a job like any call.</summary>
/// <param name="Source">What the plugin can install from: the id of a model that is available, a path on the host's machine, an address.</param>
/// <param name="Id">The id that it gets; absent for its own.</param>
/// <param name="Plugin">The plugin that gets it; absent where only one has models.</param>
/// <param name="ProgressToken">As for <c>tools/call</c>.</param>
/// <param name="Detach">As for <c>tools/call</c>.</param>
public sealed record ModelInstallParams(string Source, string? Id = null, string? Plugin = null, JsonElement? ProgressToken = null, bool Detach = false);
