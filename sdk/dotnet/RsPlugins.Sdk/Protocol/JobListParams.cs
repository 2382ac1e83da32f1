namespace RsPlugins.Sdk.Protocol;

/// <summary>What <c>jobs/list</c> takes.</summary>
/// <param name="State">Only jobs in this state; absent for all.</param>
/// <param name="Limit">At most so many, the newest first.</param>
public sealed record JobListParams(string? State = null, int Limit = 100);
