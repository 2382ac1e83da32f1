namespace RsPlugins.Sdk.Protocol;

/// <summary>The answer of <c>tools/list</c>.</summary>
/// <param name="Tools">All tools, in the order of their names.</param>
public sealed record ToolListResult(IReadOnlyList<ToolDescription> Tools);
