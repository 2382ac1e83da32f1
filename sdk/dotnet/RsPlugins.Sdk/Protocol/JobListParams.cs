namespace RsPlugins.Sdk.Protocol;

/// <summary>What <c>jobs/list</c> takes.</summary>
/// <param name="State">Only jobs in this state; absent for all.</param>
/// <param name="Limit">At most so many, the newest first.</param>
/// <param name="Brief">Whether to leave out the arguments, which may be long.</param>
public sealed record JobListParams(string? State = null, int Limit = 100, bool Brief = false);
