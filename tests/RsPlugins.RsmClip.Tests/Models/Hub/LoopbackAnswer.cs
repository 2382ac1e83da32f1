namespace RsPlugins.RsmClip.Tests.Models.Hub;

/// <summary>An answer, honest or not.</summary>
/// <param name="Status">The status.</param>
/// <param name="Body">The body.</param>
/// <param name="Headers">Headers beside the length.</param>
internal sealed record LoopbackAnswer(int Status, byte[]? Body = null, params (string Name, string Value)[] Headers)
{
    /// <summary>The length that is announced; null for the true one.</summary>
    public long? Announced { get; init; }

    /// <summary>After how many bytes of the body the connection is cut.</summary>
    public int? CutAfter { get; init; }

    /// <summary>After how many bytes of the body nothing more comes, and nothing is closed.</summary>
    public int? StallAfter { get; init; }
}
