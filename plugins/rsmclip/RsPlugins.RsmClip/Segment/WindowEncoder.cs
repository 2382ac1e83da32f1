using RsPlugins.Geo.Rasters;
using RsPlugins.Geo.Tiles;
using RsPlugins.RsmClip.Inference;
using RsPlugins.RsmClip.Model.Preprocessing;

namespace RsPlugins.RsmClip.Segment;

/// <summary>Reads the windows of a raster and compares their patches with the names. Reading goes on while the tower runs.</summary>
/// <param name="raster">The raster.</param>
/// <param name="bands">One or three bands.</param>
/// <param name="stretch">The mapping to 8 bits.</param>
/// <param name="encoder">The form of the tower.</param>
/// <param name="queries">The names.</param>
/// <param name="plan">How it is done.</param>
internal sealed class WindowEncoder(IRasterReader raster, IReadOnlyList<int> bands, ByteStretch stretch, PatchEncoder encoder, ClassQueries queries, SegmentationPlan plan)
{
    private const int WindowsPerStep = 32;
    private readonly SpareArrays<byte> rgbs = new(plan.Threads);
    private readonly SpareArrays<byte> spare = new(3 * WindowsPerStep);
    private readonly bool hasHoles = raster.NoData is not null || raster.HasMask || raster.AlphaBand is not null;

    /// <summary>Encodes all windows, in the order of the grid. Null stands for a window without data.</summary>
    /// <param name="cancellationToken">Ends the work within one run of a few windows.</param>
    public IEnumerable<(Tile Tile, float[]? Logits)> Run(CancellationToken cancellationToken) =>
        Ahead.Of(Encode(cancellationToken), 2 * WindowsPerStep, cancellationToken);

    private IEnumerable<(Tile Tile, float[]? Logits)> Encode(CancellationToken cancellationToken)
    {
        IEnumerable<(Tile[] Tiles, byte[]?[] Images)> steps = plan.Windows.Tiles().Chunk(WindowsPerStep).Select(tiles => (tiles, Read(tiles, cancellationToken)));
        foreach ((Tile[] tiles, byte[]?[] images) in Ahead.Of(steps, 1, cancellationToken))
        {
            byte[][] full = [.. images.OfType<byte[]>()];
            Queue<float[]> logits = new(encoder.Encode(full, tokens => queries.Logits(tokens, plan.GlobalShare), cancellationToken));
            Array.ForEach(full, spare.Keep);
            for (int i = 0; i < tiles.Length; i++)
            {
                yield return (tiles[i], images[i] is null ? null : logits.Dequeue());
            }
        }
    }

    private byte[]?[] Read(Tile[] tiles, CancellationToken cancellationToken)
    {
        byte[]?[] images = new byte[]?[tiles.Length];
        Parallel.For(0, tiles.Length, new ParallelOptions { MaxDegreeOfParallelism = plan.Threads, CancellationToken = cancellationToken }, i => images[i] = Read(tiles[i].Window, cancellationToken));
        return images;
    }

    private byte[]? Read(RasterWindow window, CancellationToken cancellationToken)
    {
        if (hasHoles && !raster.ReadMask(window, cancellationToken).AsSpan().ContainsAnyExcept((byte)0))
        {
            return null;
        }

        RasterWindow inside = window.Within(raster.Width, raster.Height)!.Value;
        byte[] rgb = rgbs.Take(checked(inside.Width * inside.Height * 3));
        ByteStretch.ReadRgb(raster, inside, bands, stretch, rgb, cancellationToken);
        byte[] pixels = spare.Take(encoder.Preprocessor.Size * encoder.Preprocessor.Size * 3);
        encoder.Preprocessor.ResizeAndCrop(new PixelImage(inside == window ? rgb : Mirror(rgb, inside, window), window.Width, window.Height, 3), pixels);
        rgbs.Keep(rgb);
        return pixels;
    }

    /// <summary>Continues an image beyond the border of a raster that is smaller than a window.</summary>
    private static byte[] Mirror(byte[] rgb, RasterWindow inside, RasterWindow window)
    {
        byte[] result = new byte[window.Width * window.Height * 3];
        for (int y = 0; y < window.Height; y++)
        {
            for (int x = 0; x < window.Width; x++)
            {
                int from = ((Reflect(y, inside.Height) * inside.Width) + Reflect(x, inside.Width)) * 3;
                rgb.AsSpan(from, 3).CopyTo(result.AsSpan(((y * window.Width) + x) * 3));
            }
        }

        return result;

        static int Reflect(int place, int length)
        {
            int there = place % (2 * length);
            return there < length ? there : (2 * length) - 1 - there;
        }
    }
}
