using RsPlugins.RsmClip.Tools;

namespace RsPlugins.RsmClip.Embed;

/// <summary>Arguments of rs.embed, as the manifest describes them.</summary>
public sealed record EmbedArguments : TileArguments
{
    /// <summary>Texts to embed.</summary>
    public IReadOnlyList<string>? Texts { get; init; }

    /// <summary>PNG, JPEG or GeoTIFF files, each embedded as a whole.</summary>
    public IReadOnlyList<string>? Images { get; init; }

    /// <summary>A raster whose tiles are embedded.</summary>
    public string? Raster { get; init; }

    /// <summary>A .npy or .safetensors file for the embeddings.</summary>
    public string? Embeddings { get; init; }
}
