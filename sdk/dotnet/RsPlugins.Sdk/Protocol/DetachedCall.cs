namespace RsPlugins.Sdk.Protocol;

/// <summary>The answer of <c>tools/call</c> with <c>detach</c>.</summary>
/// <param name="Job">The id of the job that the call became.</param>
public sealed record DetachedCall(string Job);
