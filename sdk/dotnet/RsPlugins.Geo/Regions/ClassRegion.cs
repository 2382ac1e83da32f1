using NetTopologySuite.Geometries;

namespace RsPlugins.Geo.Regions;

/// <summary>A region of a class map: pixels of one class that touch along their sides.</summary>
/// <param name="Class">Its value in the map.</param>
/// <param name="Pixels">The number of its pixels.</param>
/// <param name="Polygon">Its outline with its holes, along the sides of the pixels, x east and y north in the units of the map's CRS.</param>
public sealed record ClassRegion(byte Class, long Pixels, Polygon Polygon);
