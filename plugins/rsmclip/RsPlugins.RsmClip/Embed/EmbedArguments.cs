using RsPlugins.RsmClip.Inference;

namespace RsPlugins.RsmClip.Embed;

/// <summary>Arguments of rs.embed, as the manifest describes them.</summary>
public sealed record EmbedArguments
{
    /// <summary>Texts to embed.</summary>
    public IReadOnlyList<string>? Texts { get; init; }

    /// <summary>PNG, JPEG or GeoTIFF files, each embedded as a whole.</summary>
    public IReadOnlyList<string>? Images { get; init; }

    /// <summary>A raster whose tiles are embedded.</summary>
    public string? Raster { get; init; }

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

    /// <summary>A .npy or .safetensors file for the embeddings.</summary>
    public string? Embeddings { get; init; }
}
