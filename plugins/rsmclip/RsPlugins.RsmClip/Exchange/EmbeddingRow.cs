using NetTopologySuite.Geometries;
using RsPlugins.Geo.Tiles;

namespace RsPlugins.RsmClip.Exchange;

/// <summary>A row of a file of embeddings.</summary>
/// <param name="Source">The raster, or null when the file does not say.</param>
/// <param name="Date">Day of the image, or null.</param>
/// <param name="Tile">Place in the raster, or null when the file does not say.</param>
/// <param name="Footprint">In the file's CRS, or null.</param>
/// <param name="Embedding">The values.</param>
internal sealed record EmbeddingRow(string? Source, DateOnly? Date, Tile? Tile, Geometry? Footprint, float[] Embedding);
