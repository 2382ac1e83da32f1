namespace RsPlugins.Geo.Regions;

/// <summary>A region with its boundary in pixels.</summary>
/// <param name="Class">Its class.</param>
/// <param name="Pixels">Their number.</param>
/// <param name="Rings">Corners, x to the right and y down.</param>
internal sealed record TracedRegion(byte Class, long Pixels, IReadOnlyList<List<(int X, int Y)>> Rings);
