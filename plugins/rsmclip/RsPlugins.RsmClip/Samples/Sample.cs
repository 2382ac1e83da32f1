using RsPlugins.Geo.Rasters;

namespace RsPlugins.RsmClip.Samples;

/// <summary>A tile to learn from.</summary>
/// <param name="Window">Where it lies in the raster.</param>
/// <param name="Name">The name of its class.</param>
/// <param name="Split"><c>train</c> or <c>val</c>.</param>
internal sealed record Sample(RasterWindow Window, string Name, string Split);
