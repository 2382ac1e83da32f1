using System.Globalization;
using System.Text.Json;
using NetTopologySuite.Geometries;
using RsPlugins.Geo.Coordinates;
using RsPlugins.Geo.Rasters;
using RsPlugins.Geo.Tiles;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Tools;

/// <summary>An extent as arguments give it: a box in a CRS.</summary>
internal static class RasterExtent
{
    /// <summary>The pixels of a raster under an extent.</summary>
    /// <param name="extent"><c>{"bbox":[west, south, east, north], "crs":"EPSG:n"}</c>; without crs in the raster's own CRS. Null for the whole raster.</param>
    /// <param name="raster">The raster.</param>
    /// <returns>The smallest window that holds the extent, cut off at the raster's border.</returns>
    /// <exception cref="RasterException">The extent's CRS cannot be transformed to the raster's.</exception>
    /// <exception cref="ToolException">The extent is malformed or beside the raster, or the raster has no georeference.</exception>
    public static RasterWindow WindowOf(JsonElement? extent, IRasterReader raster)
    {
        RasterWindow all = new(0, 0, raster.Width, raster.Height);
        if (extent is not { ValueKind: JsonValueKind.Object } given)
        {
            return extent is null or { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined } ? all : throw Wrong("The extent is no object with a bbox.");
        }

        double[] box = given.TryGetProperty("bbox", out JsonElement list) && list.ValueKind == JsonValueKind.Array && list.EnumerateArray().All(value => value.ValueKind == JsonValueKind.Number)
            ? [.. list.EnumerateArray().Select(value => value.GetDouble())]
            : [];
        if (box.Length != 4 || box[0] >= box[2] || box[1] >= box[3])
        {
            throw Wrong("The extent's bbox is not west, south, east and north, in this order.");
        }

        if (!raster.IsGeoreferenced)
        {
            throw new ToolException(ErrorIds.RasterUnreferenced, "The raster has no georeference, so that an extent means nothing.", "Leave out the extent, or give the raster a georeference.");
        }

        (double Column, double Row)[] corners = [.. AreaOf(box, given, raster).Coordinates.Select(corner => raster.Transform.ToPixel(corner.X, corner.Y))];
        double left = Math.Max(0, Math.Floor(corners.Min(corner => corner.Column))), right = Math.Min(raster.Width, Math.Ceiling(corners.Max(corner => corner.Column)));
        double top = Math.Max(0, Math.Floor(corners.Min(corner => corner.Row))), bottom = Math.Min(raster.Height, Math.Ceiling(corners.Max(corner => corner.Row)));
        return right > left && bottom > top
            ? new RasterWindow((int)left, (int)top, (int)(right - left), (int)(bottom - top))
            : throw Wrong("The extent lies beside the raster.");
    }

    /// <summary>The extent in the raster's CRS; edges that become curves there have vertices enough.</summary>
    private static Geometry AreaOf(double[] box, JsonElement extent, IRasterReader raster)
    {
        Polygon area = (Polygon)GeometryFactory.Default.ToGeometry(new Envelope(box[0], box[2], box[1], box[3]));
        string? named = extent.TryGetProperty("crs", out JsonElement crs) && crs.ValueKind == JsonValueKind.String ? crs.GetString() : null;
        if (string.IsNullOrWhiteSpace(named))
        {
            return area;
        }

        if (!int.TryParse(named.Replace("EPSG:", "", StringComparison.OrdinalIgnoreCase), NumberStyles.None, CultureInfo.InvariantCulture, out int code))
        {
            throw Wrong($"The extent's CRS \"{named}\" is no EPSG code.");
        }

        return raster.Crs is Crs own
            ? Footprint.Transformed(area, CrsTransform.Find(new Crs(code), own), Math.Min(raster.Transform.PixelWidth, raster.Transform.PixelHeight) / 4)
            : throw Wrong($"The extent is in {named}, the raster in an unknown CRS.");
    }

    private static ToolException Wrong(string message) => new(ErrorIds.ArgumentInvalid, message, "Give west, south, east and north in the raster's CRS, or name another, such as EPSG:4326.");
}
