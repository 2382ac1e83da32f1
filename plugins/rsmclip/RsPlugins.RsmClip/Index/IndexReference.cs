using System.Globalization;
using NetTopologySuite.Geometries;
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
    /// <returns>From a window to its outline in the index's CRS, as far as it lies in the raster; or null when the raster has no georeference.</returns>
    /// <exception cref="RasterException">There is no way from the raster's CRS to the index's.</exception>
    public static Func<RasterWindow, Polygon>? Footprints(IRasterReader raster, Crs? crs)
    {
        if (!raster.IsGeoreferenced || raster.Crs is not Crs own || crs is null)
        {
            return null;
        }

        if (!Same(own, crs))
        {
            throw new RasterException(RasterErrorKind.Unsupported, $"Its CRS is {own}, that of the index {crs}.", "Give the index the CRS of these rasters, or make an index of their own for them.");
        }

        return window => Footprint.Of(window.Within(raster.Width, raster.Height) ?? window, raster.Transform);
    }
}
