using System.Text.Json;

namespace RsPlugins.Sdk.Protocol;

/// <summary>What <c>jobs/wait</c> takes; it is answered as the call itself would have been.</summary>
/// <param name="Id">The job.</param>
/// <param name="ProgressToken">As for a call.</param>
public sealed record JobWaitParams(string Id, JsonElement? ProgressToken = null);
