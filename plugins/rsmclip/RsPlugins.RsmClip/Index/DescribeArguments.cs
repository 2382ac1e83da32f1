namespace RsPlugins.RsmClip.Index;

/// <summary>Arguments of rs.describe, as the manifest describes them.</summary>
public sealed record DescribeArguments
{
    /// <summary>The tile index to describe.</summary>
    public required string Index { get; init; }
}
