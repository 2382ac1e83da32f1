using System.Text.Json;
using RsPlugins.RsmClip.Inference;

namespace RsPlugins.RsmClip.Classify;

/// <summary>Arguments of rs.classify, as the manifest describes them.</summary>
public sealed record ClassifyArguments
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

    /// <summary>Side of a tile in pixels of the raster; 0 for the model's image size.</summary>
    public int TileSize { get; init; }

    /// <summary>Pixels from tile to tile; 0 for the tile size.</summary>
    public int Stride { get; init; }

    /// <summary>Bands for red, green and blue.</summary>
    public IReadOnlyList<int>? Bands { get; init; }

    /// <summary>Id or folder of the model.</summary>
    public string? Model { get; init; }

    /// <summary>"auto" or "fp32".</summary>
    public string Precision { get; init; } = "auto";

    /// <summary>Where the model runs.</summary>
    public Device Device { get; init; }

    /// <summary>Threads; 0 for one a core.</summary>
    public int Threads { get; init; }

    /// <summary>The GeoPackage to write.</summary>
    public string? Tiles { get; init; }

    /// <summary>The class map to write.</summary>
    public string? ClassMap { get; init; }
}
