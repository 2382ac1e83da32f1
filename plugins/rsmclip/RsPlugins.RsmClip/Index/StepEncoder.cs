using RsPlugins.Geo.Rasters;
using RsPlugins.Geo.Tiles;
using RsPlugins.RsmClip.Inference;
using RsPlugins.RsmClip.Model.Preprocessing;

namespace RsPlugins.RsmClip.Index;

/// <summary>Embeds the tiles of a raster.</summary>
internal sealed class StepEncoder(IRasterReader raster, IReadOnlyList<int> bands, ByteStretch stretch, LoadedModel model)
{
    private const int TilesPerStep = 32;
    private readonly bool hasHoles = raster.NoData is not null || raster.HasMask || raster.AlphaBand is not null;

    public IEnumerable<(Tile Tile, float[]? Embedding)> Run(IEnumerable<Tile> tiles, CancellationToken cancellationToken)
    {
        foreach (Tile[] step in tiles.Chunk(TilesPerStep))
        {
            byte[]?[] pixels = new byte[]?[step.Length];
            for (int i = 0; i < step.Length; i++)
            {
                pixels[i] = Read(step[i].Window, cancellationToken);
            }

            Queue<float[]> embeddings = new(model.Images.Encode([.. pixels.OfType<byte[]>()], cancellationToken));
            for (int i = 0; i < step.Length; i++)
            {
                yield return (step[i], pixels[i] is null ? null : embeddings.Dequeue());
            }
        }
    }

    private byte[]? Read(RasterWindow window, CancellationToken cancellationToken)
    {
        if (hasHoles && !raster.ReadMask(window, cancellationToken).AsSpan().ContainsAnyExcept((byte)0))
        {
            return null;
        }

        byte[] rgb = ByteStretch.ReadRgb(raster, window, bands, stretch, cancellationToken);
        return model.Images.Preprocessor.ResizeAndCrop(new PixelImage(rgb, window.Width, window.Height, 3));
    }
}
