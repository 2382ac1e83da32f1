namespace RsPlugins.Sdk.Protocol;

/// <summary>What <c>jobs/get</c>, <c>jobs/cancel</c>, <c>jobs/resume</c> and <c>jobs/remove</c> take.</summary>
/// <param name="Id">The job.</param>
public sealed record JobParams(string Id);
