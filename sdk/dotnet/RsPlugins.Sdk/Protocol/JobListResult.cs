namespace RsPlugins.Sdk.Protocol;

/// <summary>The answer of <c>jobs/list</c>.</summary>
/// <param name="Jobs">The jobs, the newest first.</param>
public sealed record JobListResult(IReadOnlyList<JobStatus> Jobs);
