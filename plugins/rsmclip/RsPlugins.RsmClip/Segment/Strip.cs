namespace RsPlugins.RsmClip.Segment;

/// <summary>Some finished rows of a raster.</summary>
/// <param name="Y">The first of them.</param>
/// <param name="Classes">[rows, width]; <see cref="Geo.Rasters.ClassMapWriter.NoData"/> where there is no class.</param>
/// <param name="Scores">[rows, width] probabilities; <see cref="Geo.Rasters.ScoreMapWriter.NoData"/> where there is no data.</param>
internal sealed record Strip(int Y, byte[] Classes, float[] Scores);
