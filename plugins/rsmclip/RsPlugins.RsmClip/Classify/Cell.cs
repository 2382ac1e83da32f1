using RsPlugins.Geo.Rasters;

namespace RsPlugins.RsmClip.Classify;

/// <summary>A labelled cell.</summary>
/// <param name="Row">From 0, from the top.</param>
/// <param name="Column">From 0, from the left.</param>
/// <param name="Window">Its pixels.</param>
/// <param name="Cosines">For each class the mean cosine over all votes and languages.</param>
/// <param name="ByLanguage">For each language the class that its prompts alone choose.</param>
/// <param name="Votes">Number of tiles that voted.</param>
public sealed record Cell(int Row, int Column, RasterWindow Window, float[] Cosines, int[] ByLanguage, int Votes);
