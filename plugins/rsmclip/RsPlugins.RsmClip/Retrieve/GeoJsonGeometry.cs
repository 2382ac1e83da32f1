using System.Text.Json;
using NetTopologySuite.Features;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO.Converters;
using NetTopologySuite.Operation.Union;

namespace RsPlugins.RsmClip.Retrieve;

/// <summary>GeoJSON (RFC 7946).</summary>
internal static class GeoJsonGeometry
{
    /// <summary>How it is read and written.</summary>
    public static JsonSerializerOptions Options { get; } = new() { Converters = { new GeoJsonConverterFactory() } };

    /// <summary>The geometry of a geometry, a feature or a collection of features.</summary>
    /// <param name="json">The text.</param>
    /// <exception cref="JsonException">It is no GeoJSON.</exception>
    public static Geometry Read(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        string? type = document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("type", out JsonElement name) ? name.GetString() : null;
        Geometry? geometry = type switch
        {
            "FeatureCollection" => UnaryUnionOp.Union(JsonSerializer.Deserialize<FeatureCollection>(json, Options)!.Select(feature => feature.Geometry).Where(part => part is not null).ToArray()),
            "Feature" => JsonSerializer.Deserialize<IFeature>(json, Options)!.Geometry,
            _ => JsonSerializer.Deserialize<Geometry>(json, Options),
        };
        return geometry ?? throw new JsonException("There is no geometry.");
    }
}
