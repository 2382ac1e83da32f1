using System.Text.Json;
using RsPlugins.RsmClip.Tools;

namespace RsPlugins.RsmClip.Classify;

/// <summary>Arguments of rs.classify, as the manifest describes them.</summary>
public sealed record ClassifyArguments : TileArguments
{
    /// <summary>The raster to classify.</summary>
    public required string Raster { get; init; }

    /// <summary>A class set that comes with the model.</summary>
    public string? ClassSet { get; init; }

    /// <summary>Classes of the user's own.</summary>
    public JsonElement? Classes { get; init; }

    /// <summary>A JSON or CSV file with classes of the user's own.</summary>
    public string? ClassTable { get; init; }

    /// <summary>Languages of the prompts; the first names the labels.</summary>
    public IReadOnlyList<string>? Languages { get; init; }

    /// <summary>Whether names are put into sentences.</summary>
    public bool Templates { get; init; } = true;

    /// <summary>The least confidence, 0 to 1, at which a cell gets a class; 0 for all.</summary>
    public double Threshold { get; init; }

    /// <summary>The GeoPackage to write.</summary>
    public string? Tiles { get; init; }

    /// <summary>The class map to write.</summary>
    public string? ClassMap { get; init; }

    /// <summary>The map of the confidences to write.</summary>
    public string? ScoreMap { get; init; }
}
