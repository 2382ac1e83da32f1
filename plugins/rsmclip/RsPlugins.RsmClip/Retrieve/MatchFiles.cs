using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using NetTopologySuite.Features;
using NetTopologySuite.Geometries;
using RsPlugins.Geo.Coordinates;
using RsPlugins.Geo.Rasters;
using RsPlugins.Geo.Vectors;
using RsPlugins.RsmClip.Index;
using RsPlugins.Sdk.Files;

namespace RsPlugins.RsmClip.Retrieve;

/// <summary>Matches as a layer for a GIS and as GeoJSON.</summary>
internal static class MatchFiles
{
    private const string Layer = "matches";
    private const double Decimals = 1e7;

    private static readonly GeoPackageColumn[] Columns =
    [
        new("rank", GeoPackageColumnType.Integer), new("score", GeoPackageColumnType.Real), new("confidence", GeoPackageColumnType.Real), new("source", GeoPackageColumnType.Text), new("path", GeoPackageColumnType.Text),
        new("date", GeoPackageColumnType.Text), new("row", GeoPackageColumnType.Integer), new("col", GeoPackageColumnType.Integer), new("tile", GeoPackageColumnType.Integer),
        new("thumbnail", GeoPackageColumnType.Text), new("note", GeoPackageColumnType.Text),
    ];

    /// <summary>Writes a GeoPackage that QGIS opens coloured by score.</summary>
    public static string WriteGeoPackage(string path, IReadOnlyList<Match> matches, Crs? crs, JsonObject provenance)
    {
        using StagedFile file = new(path);
        using (GeoPackageWriter writer = new(file.Path, Layer, crs, Columns))
        {
            foreach (Match match in matches)
            {
                writer.Add(match.Footprint, Values(match));
            }

            if (matches.Count > 0)
            {
                writer.AddGradedStyle("score", matches.Min(match => match.Score), matches.Max(match => match.Score));
            }

            writer.AddMetadata("https://www.w3.org/TR/prov-overview/", provenance.ToJsonString());
            writer.Commit();
        }

        file.Commit();
        return file.FinalPath;
    }

    /// <summary>The way to the longitudes and latitudes of GeoJSON.</summary>
    /// <exception cref="RasterException">There is none.</exception>
    public static ICrsTransform? ToGeoJson(Crs? crs) => crs is null ? null : CrsTransform.Find(crs, new Crs(4326));

    /// <summary>Writes GeoJSON (RFC 7946).</summary>
    public static string WriteGeoJson(string path, IReadOnlyList<Match> matches, ICrsTransform? transform, JsonObject provenance)
    {
        FeatureCollection features = [];
        foreach (Match match in matches)
        {
            AttributesTable attributes = [];
            foreach ((GeoPackageColumn column, object? value) in Columns.Zip(Values(match)))
            {
                attributes.Add(column.Name, value);
            }

            features.Add(new Feature(match.Footprint is Polygon footprint && transform is not null ? Rounded(IndexReference.Transformed(footprint, transform)) : null, attributes));
        }

        JsonObject json = JsonSerializer.SerializeToNode(features, GeoJsonGeometry.Options)!.AsObject();
        json["provenance"] = provenance.DeepClone();
        using StagedFile file = new(path);
        File.WriteAllText(file.Path, json.ToJsonString());
        file.Commit();
        return file.FinalPath;
    }

    /// <summary>A match as others read it: a hit of the manifest's vocabulary.</summary>
    public static JsonObject ToHit(Match match)
    {
        RasterWindow window = match.Tile.Tile.Window;
        Envelope? box = match.Footprint?.EnvelopeInternal;
        return new JsonObject
        {
            ["id"] = match.Tile.Fid,
            ["uri"] = match.Source.Path,
            ["rank"] = match.Rank,
            ["score"] = Math.Round(match.Score, 6),
            ["confidence"] = match.Confidence is double confidence ? Math.Round(confidence, 4) : null,
            ["source"] = match.Source.Name,
            ["date"] = Day(match),
            ["row"] = match.Tile.Tile.Row,
            ["col"] = match.Tile.Tile.Column,
            ["window"] = new JsonArray(window.X, window.Y, window.Width, window.Height),
            ["bbox"] = box is null ? null : new JsonArray(box.MinX, box.MinY, box.MaxX, box.MaxY),
            ["thumbnail"] = match.Thumbnail,
            ["note"] = match.Note,
        };
    }

    private static object?[] Values(Match match) =>
    [
        match.Rank, match.Score, match.Confidence, match.Source.Name, match.Source.Path, Day(match), match.Tile.Tile.Row, match.Tile.Tile.Column, match.Tile.Fid, match.Thumbnail, match.Note,
    ];

    private static string? Day(Match match) => match.Source.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    // Seven decimals of a degree are a centimetre (RFC 7946, 11.2).
    private static Geometry Rounded(Geometry geometry)
    {
        foreach (Coordinate at in geometry.Coordinates)
        {
            (at.X, at.Y) = (Math.Round(at.X * Decimals) / Decimals, Math.Round(at.Y * Decimals) / Decimals);
        }

        geometry.GeometryChanged();
        return geometry;
    }
}
