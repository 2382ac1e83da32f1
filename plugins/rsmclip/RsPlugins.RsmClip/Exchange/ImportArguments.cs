namespace RsPlugins.RsmClip.Exchange;

/// <summary>Arguments of rs.import, as the manifest describes them.</summary>
public sealed record ImportArguments
{
    /// <summary>The GeoParquet file to read.</summary>
    public required string Parquet { get; init; }

    /// <summary>The tile index to make.</summary>
    public string? Index { get; init; }
}
