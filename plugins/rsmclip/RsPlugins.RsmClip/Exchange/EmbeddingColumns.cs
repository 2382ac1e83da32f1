using Parquet.Schema;

namespace RsPlugins.RsmClip.Exchange;

/// <summary>
/// The columns of embeddings in GeoParquet as the survey of the Cloud-Native Geospatial Forum found them: Earth Index has id, embedding and geometry; Clay source_url, date, embeddings and geometry.
/// Ours are those of Earth Index, and what places a tile in its raster.
/// </summary>
internal static class EmbeddingColumns
{
    public const string Geometry = "geometry";

    public static DataField<string> Id { get; } = new("id", false);

    public static DataField<string> Source { get; } = new("source", false);

    public static DataField<DateOnly> Date { get; } = new("date", true);

    /// <summary>Place in the tile grid, and window in pixels.</summary>
    public static IReadOnlyList<DataField<int>> Place { get; } = [new("row", false), new("col", false), new("x", false), new("y", false), new("width", false), new("height", false)];

    public static ListField Embedding { get; } = new("embedding", new DataField<float>("element", false));

    public static DataField<byte[]> Footprint { get; } = new(Geometry, true);

    /// <summary>All columns in their order.</summary>
    public static ParquetSchema Schema { get; } = new([Id, Source, Date, .. Place, Embedding, Footprint]);

    /// <summary>Names under which others have their embeddings.</summary>
    public static IReadOnlyList<string> EmbeddingNames { get; } = ["embedding", "embeddings"];

    /// <summary>Names under which others have the raster that a tile was cut from.</summary>
    public static IReadOnlyList<string> SourceNames { get; } = ["source", "source_url"];
}
