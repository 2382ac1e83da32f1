using System.Globalization;
using NetTopologySuite.Geometries;
using RsPlugins.Geo.Coordinates;
using RsPlugins.Geo.Rasters;
using RsPlugins.Geo.Tiles;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Index;

/// <summary>Coordinate reference systems of an index and its rasters.</summary>
internal static class IndexReference
{
    /// <summary>A CRS that a user named; null for none.</summary>
    /// <param name="text">An EPSG code, with or without "EPSG:", or WKT.</param>
    /// <exception cref="ToolException">It is neither.</exception>
    public static Crs? Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        string trimmed = text.Trim();
        string code = trimmed.StartsWith("EPSG:", StringComparison.OrdinalIgnoreCase) ? trimmed[5..] : trimmed;
        if (int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out int epsg) && epsg > 0)
        {
            return new Crs(epsg);
        }

        return trimmed.Contains('[', StringComparison.Ordinal)
            ? new Crs(null, trimmed)
            : throw new ToolException(ErrorIds.ArgumentInvalid, $"\"{text}\" is no coordinate reference system.", "Write it as EPSG:3857.");
    }

    /// <summary>Whether two systems are the same.</summary>
    public static bool Same(Crs a, Crs b) => a.Epsg is int code ? b.Epsg == code : b.Epsg is null && a.Wkt == b.Wkt;

    /// <summary>Makes the footprints of a raster.</summary>
    /// <param name="raster">The raster.</param>
    /// <param name="crs">The CRS of the index.</param>
    /// <returns>From a window to its outline in the index's CRS, as far as it lies in the raster; or to null as <see cref="Place"/> gives it.</returns>
    /// <exception cref="RasterException">There is no way from the raster's CRS to the index's.</exception>
    public static Func<RasterWindow, Polygon?> Footprints(IRasterReader raster, Crs? crs)
    {
        Func<Polygon, Polygon?> place = Place(raster, crs);
        return window => place(Footprint.Of(window.Within(raster.Width, raster.Height) ?? window, raster.Transform));
    }

    /// <summary>The CRS of a new index whose rasters lie in several: longitude and latitude, since the first one's may have no sensible place for the others.</summary>
    /// <param name="rasters">The rasters.</param>
    /// <param name="headers">Tells their CRS; what has none says nothing here.</param>
    /// <param name="cancellationToken">Ends the work between two rasters.</param>
    /// <returns>WGS 84, or null where there are not two.</returns>
    public static Crs? ForSeveral(IReadOnlyList<string> rasters, RasterHeaders headers, CancellationToken cancellationToken)
    {
        Crs? first = null;
        foreach (string path in rasters.Count > 1 ? rasters : [])
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (headers.CrsOf(path) is Crs own)
            {
                first ??= own;
                if (!Same(first, own))
                {
                    return new Crs(4326);
                }
            }
        }

        return null;
    }

    /// <summary>Brings areas of a raster into the CRS of the index.</summary>
    /// <param name="raster">The raster.</param>
    /// <param name="crs">The CRS of the index.</param>
    /// <returns>From an area in the raster's CRS to the same in the index's; or to null when the raster has no georeference, or the area lies where the index's CRS has no coordinates.</returns>
    /// <exception cref="RasterException">There is no way from the raster's CRS to the index's.</exception>
    public static Func<Polygon, Polygon?> Place(IRasterReader raster, Crs? crs)
    {
        if (!raster.IsGeoreferenced || raster.Crs is not Crs own || crs is null)
        {
            return _ => null;
        }

        if (Same(own, crs))
        {
            return area => area;
        }

        ICrsTransform transform = CrsTransform.Find(own, crs);
        return area =>
        {
            try
            {
                // An area across the 180th meridian is drawn on the side where more of it lies.
                return Polygons(Transformed(area, transform)).MaxBy(part => part.Area);
            }
            catch (Exception outside) when (outside is RasterException or ArgumentException)
            {
                return null;
            }
        };
    }

    /// <summary>An area in another CRS; edges are true to a tenth of a metre, or what that is in degrees.</summary>
    /// <param name="area">A polygon or several.</param>
    /// <param name="transform">The transform.</param>
    public static Geometry Transformed(Geometry area, ICrsTransform transform) => Footprint.Transformed(area, transform, transform.To.IsGeographic ? 1e-6 : 0.1);

    private static IEnumerable<Polygon> Polygons(Geometry area)
    {
        for (int i = 0; i < area.NumGeometries; i++)
        {
            yield return (Polygon)area.GetGeometryN(i);
        }
    }
}
