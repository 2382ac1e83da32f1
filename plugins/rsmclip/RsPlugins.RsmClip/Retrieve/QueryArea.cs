using System.Text.Json;
using Microsoft.Data.Sqlite;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.IO;
using NetTopologySuite.Operation.Union;
using RsPlugins.Geo.Coordinates;
using RsPlugins.Geo.Rasters;
using RsPlugins.Geo.Tiles;
using RsPlugins.Geo.Vectors;
using RsPlugins.RsmClip.Index;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Retrieve;

/// <summary>
/// Places and areas that users give, in the CRS of an index. GeoJSON is longitude and latitude (RFC 7946) unless a CRS is given; WKT and extents without one are in the CRS of the index.
/// </summary>
/// <param name="crs">The CRS that the user gave, or null.</param>
/// <param name="target">The CRS of the index, or null.</param>
internal sealed class QueryArea(Crs? crs, Crs? target)
{
    private static readonly Crs Wgs84 = new(4326);

    /// <summary>A point or an area.</summary>
    /// <param name="value">WKT, or a GeoJSON geometry, as text or as an object.</param>
    /// <param name="argument">The argument's name.</param>
    /// <exception cref="ToolException">It is neither, or cannot be brought into the CRS of the index.</exception>
    public Geometry? Geometry(JsonElement? value, string argument)
    {
        string? text = value is { ValueKind: JsonValueKind.String } given ? given.GetString()!.Trim() : value is { ValueKind: JsonValueKind.Object } json ? json.GetRawText() : null;
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        try
        {
            return text.StartsWith('{')
                ? ToIndex(GeoJsonGeometry.Read(text), crs ?? Wgs84, argument)
                : ToIndex(new WKTReader().Read(text), crs, argument);
        }
        catch (Exception wrong) when (wrong is ParseException or JsonException or ArgumentException)
        {
            throw new ToolException(ErrorIds.ArgumentInvalid, $"{argument} is neither WKT nor a GeoJSON geometry.", "Write it as POINT (x y), POLYGON ((x y, x y, x y, x y)) or a GeoJSON geometry.", wrong.Message, wrong);
        }
    }

    /// <summary>A box.</summary>
    /// <param name="value">An object with bbox (west, south, east, north) and crs; null for none.</param>
    public Geometry? Extent(JsonElement? value)
    {
        if (value is not { ValueKind: JsonValueKind.Object } extent || !extent.TryGetProperty("bbox", out JsonElement box))
        {
            return null;
        }

        double[] sides = [.. box.EnumerateArray().Select(side => side.GetDouble())];
        if (sides.Length != 4 || sides.Any(side => !double.IsFinite(side)) || sides[0] >= sides[2] || sides[1] >= sides[3])
        {
            throw new ToolException(ErrorIds.ArgumentInvalid, "The extent is no box.", "Give west, south, east and north: west less than east, south less than north.");
        }

        Crs? own = extent.TryGetProperty("crs", out JsonElement named) && named.ValueKind == JsonValueKind.String ? IndexReference.Parse(named.GetString()) : null;
        return ToIndex(GeometryFactory.Default.ToGeometry(new Envelope(sides[0], sides[2], sides[1], sides[3])), own ?? crs, "extent");
    }

    /// <summary>The areas of a file, as one.</summary>
    /// <param name="path">GeoJSON, WKT or a GeoPackage, whose first layer is taken.</param>
    public Geometry? FromFile(string? path)
    {
        if (string.IsNullOrWhiteSpace(path))
        {
            return null;
        }

        // QGIS names a layer of a file behind a bar.
        string[] parts = path.Split("|layername=", 2);
        if (!File.Exists(parts[0]))
        {
            throw new ToolException(ErrorIds.FileMissing, $"The file {parts[0]} does not exist.", "Check the path.");
        }

        try
        {
            (Geometry area, Crs? own) = Path.GetExtension(parts[0]).Equals(".gpkg", StringComparison.OrdinalIgnoreCase)
                ? VectorLayer.ReadGeoPackage(parts[0], parts.Length > 1 ? parts[1] : null)
                : VectorLayer.ReadText(File.ReadAllText(parts[0]));
            return ToIndex(area, own ?? crs, "area_file");
        }
        catch (Exception wrong) when (wrong is ParseException or JsonException or ArgumentException or SqliteException or FormatException)
        {
            throw new ToolException(ErrorIds.ArgumentInvalid, $"{Path.GetFileName(parts[0])} holds no areas that can be read here.", "Give a GeoPackage, GeoJSON or WKT file with polygons.", wrong.Message, wrong);
        }
    }

    private Geometry ToIndex(Geometry geometry, Crs? from, string argument)
    {
        if (geometry.IsEmpty)
        {
            throw new ToolException(ErrorIds.ArgumentInvalid, $"{argument} is empty.", "Give a place or an area.");
        }

        if (target is null)
        {
            throw new ToolException(ErrorIds.RasterUnreferenced, "No raster of the index has a georeference: places and areas cannot be found in it.", "Leave them out, or index rasters with a georeference.");
        }

        Geometry whole = geometry.IsValid || geometry is Point ? geometry : GeometryFixer.Fix(geometry);
        if (from is null || IndexReference.Same(from, target))
        {
            return whole;
        }

        ICrsTransform transform = CrsTransform.Find(from, target);
        return whole switch
        {
            Polygon or MultiPolygon => IndexReference.Transformed(whole, transform),
            GeometryCollection parts and not (MultiPoint or MultiLineString) => UnaryUnionOp.Union(parts.Geometries.Select(part => ToIndex(part, from, argument)).ToArray()),
            _ => Pointwise(whole, transform),
        };
    }

    private static Geometry Pointwise(Geometry geometry, ICrsTransform transform)
    {
        Geometry moved = geometry.Copy();
        foreach (Coordinate at in moved.Coordinates)
        {
            (at.X, at.Y) = transform.Apply(at.X, at.Y);
        }

        moved.GeometryChanged();
        return moved;
    }
}
