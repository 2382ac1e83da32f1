namespace RsPlugins.RsmClip.Exchange;

/// <summary>Arguments of rs.export, as the manifest describes them.</summary>
public sealed record ExportArguments
{
    /// <summary>The tile index to read.</summary>
    public required string Index { get; init; }

    /// <summary>The GeoParquet file to write.</summary>
    public string? Parquet { get; init; }

    /// <summary>Whose embeddings are written.</summary>
    public string? Model { get; init; }
}
