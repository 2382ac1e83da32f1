using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using NetTopologySuite.Geometries;
using RsPlugins.Geo.Rasters;
using RsPlugins.RsmClip.Index;
using RsPlugins.RsmClip.Tools;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Exchange;

/// <summary>What stands in the footer of a file of embeddings: "geo" (GeoParquet 1.1), "emb" (Earth Index 0.0.1: model, data sets, dimension) and "rsplugins" (what an index needs to go on with the rasters).</summary>
internal static class ExchangeMetadata
{
    public const string GeoKey = "geo";
    public const string EmbeddingKey = "emb";
    public const string OwnKey = "rsplugins";

    /// <summary>The footer's entries.</summary>
    /// <param name="model">Whose embeddings the file holds.</param>
    /// <param name="sources">The rasters, with the state of each.</param>
    /// <param name="extent">Of all footprints, or null when there is none.</param>
    /// <param name="types">Types of the footprints.</param>
    /// <param name="provenance">How the file was made.</param>
    public static Dictionary<string, string> Of(IndexModel model, IReadOnlyList<ExchangedSource> sources, Envelope? extent, IEnumerable<string> types, JsonObject provenance) => new()
    {
        [GeoKey] = Geo(extent, types).ToJsonString(),
        [EmbeddingKey] = Embedding(model, sources).ToJsonString(),
        [OwnKey] = new JsonObject
        {
            ["model"] = JsonSerializer.SerializeToNode(model, ToolJson.Options),
            ["sources"] = JsonSerializer.SerializeToNode(sources, ToolJson.Options),
            ["provenance"] = provenance.DeepClone(),
        }.ToJsonString(),
    };

    /// <summary>The CRS of the geometries by a GeoParquet file's own word; null when it says that it has none.</summary>
    /// <param name="geo">The entry "geo", or null when the file has none: then longitudes and latitudes are taken.</param>
    /// <param name="column">Gets the geometry column.</param>
    /// <exception cref="ToolException">The CRS is one without a code.</exception>
    public static Crs? CrsOf(JsonNode? geo, out string column)
    {
        column = (string?)geo?["primary_column"] ?? EmbeddingColumns.Geometry;
        JsonObject? described = geo?["columns"]?[column] as JsonObject;
        if (described?.ContainsKey("crs") != true)
        {
            return new Crs(4326);
        }

        if (described["crs"] is not JsonObject crs)
        {
            return null;
        }

        string? authority = (string?)crs["id"]?["authority"], code = crs["id"]?["code"]?.ToString();
        return (authority, code) switch
        {
            ("OGC", "CRS84") => new Crs(4326),
            ("EPSG", string number) when int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int epsg) => new Crs(epsg),
            _ => throw new ToolException(ErrorIds.FileDamaged, $"The footprints' coordinate reference system, {(string?)crs["name"] ?? "without a name"}, has no EPSG code.", "Transform the file to WGS 84 first, for instance with ogr2ogr -t_srs EPSG:4326."),
        };
    }

    private static JsonObject Geo(Envelope? extent, IEnumerable<string> types)
    {
        // No "crs" means longitude and latitude on WGS 84 (OGC:CRS84); "crs": null means that there is none.
        JsonObject column = new() { ["encoding"] = "WKB", ["geometry_types"] = new JsonArray([.. types.Order(StringComparer.Ordinal).Select(type => (JsonNode)type)]), ["orientation"] = "counterclockwise" };
        if (extent is null)
        {
            column["crs"] = null;
        }
        else
        {
            column["bbox"] = new JsonArray(extent.MinX, extent.MinY, extent.MaxX, extent.MaxY);
        }

        return new JsonObject { ["version"] = "1.1.0", ["primary_column"] = EmbeddingColumns.Geometry, ["columns"] = new JsonObject { [EmbeddingColumns.Geometry] = column } };
    }

    private static JsonObject Embedding(IndexModel model, IReadOnlyList<ExchangedSource> sources)
    {
        DateOnly[] dates = [.. sources.Select(source => source.Date).OfType<DateOnly>().Order()];
        string? first = dates.Length > 0 ? Time(dates[0]) : null;
        return new JsonObject
        {
            ["version"] = "0.0.1",
            ["model"] = new JsonObject { ["id"] = model.Name, ["name"] = model.Name, ["family"] = "CLIP", ["version"] = model.ContentHash, ["config"] = $"precision {model.Precision}; unit vectors", ["source"] = $"sha256:{model.ContentHash}" },
            ["providers"] = new JsonArray(),
            ["datetime"] = first,
            ["start_datetime"] = first,
            ["end_datetime"] = dates.Length > 0 ? Time(dates[^1]) : null,
            ["datasets"] = new JsonArray([.. sources.Select(source => (JsonNode)new JsonObject { ["dataset_id"] = source.ContentHash, ["dataset_source"] = source.Path, ["dataset_name"] = Path.GetFileName(source.Path) })]),
            ["embedding_dim"] = model.Dimension,
            ["embedding_quantization"] = "float16, stored as float32",
        };

        static string Time(DateOnly date) => date.ToString("yyyy-MM-dd'T00:00:00Z'", CultureInfo.InvariantCulture);
    }
}
