using System.Buffers;
using RsPlugins.Geo.Rasters;
using RsPlugins.Geo.Tiles;
using RsPlugins.RsmClip.Inference;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Segment;

/// <summary>
/// Segments a raster of any size and hands out finished rows from top to bottom. Memory grows with the raster's width, not with its height, and a pixel's class depends on the raster and the plan only.
/// </summary>
internal sealed class RasterSegmenter
{
    private const int StripRows = 64;
    private const int StripPixels = 1 << 20;
    private const int ColumnsAtOnce = 2048;
    private const float ScoreSteps = 4096;
    private const int LargestBlock = 512;
    private const int SmallestBlock = 64;
    private const long RefinementBytes = 192 << 20;
    private readonly IRasterReader raster;
    private readonly IReadOnlyList<int> bands;
    private readonly ByteStretch stretch;
    private readonly PatchEncoder encoder;
    private readonly ClassQueries queries;
    private readonly SegmentationPlan plan;
    private readonly PixelClassifier classifier;
    private readonly LogitSurface surface;
    private readonly int block;
    private readonly bool hasHoles;
    private Strip strip = new(0, [], []);

    /// <param name="raster">The raster.</param>
    /// <param name="bands">One or three bands.</param>
    /// <param name="stretch">The mapping to 8 bits.</param>
    /// <param name="encoder">The form of the tower that the plan names.</param>
    /// <param name="queries">The names.</param>
    /// <param name="plan">How it is done.</param>
    public RasterSegmenter(IRasterReader raster, IReadOnlyList<int> bands, ByteStretch stretch, PatchEncoder encoder, ClassQueries queries, SegmentationPlan plan)
    {
        (this.raster, this.bands, this.stretch, this.encoder, this.queries, this.plan) = (raster, bands, stretch, encoder, queries, plan);
        classifier = new PixelClassifier(queries, plan.LogitScale, plan.Threshold, plan.Below);
        surface = new LogitSurface(plan.Windows.TileSize, plan.Windows.TileSize, plan.Form.Rows, plan.Form.Columns, queries.Lanes, plan.Tapered);
        hasHoles = raster.NoData is not null || raster.HasMask || raster.AlphaBand is not null;
        for (block = LargestBlock; block > SmallestBlock && RefinedBytes(block) > RefinementBytes;)
        {
            block /= 2;
        }
    }

    private int Reach => plan.Refinement?.Reach ?? 0;

    private ParallelOptions Options(CancellationToken cancellationToken) => new() { MaxDegreeOfParallelism = plan.Threads, CancellationToken = cancellationToken };

    /// <summary>Runs over the raster.</summary>
    /// <param name="context">Told the windows done.</param>
    /// <param name="cancellationToken">Ends the work within a part of a second.</param>
    /// <returns>All rows of the raster, from the top. A strip lasts until the next one is asked for.</returns>
    public IEnumerable<Strip> Run(IToolContext context, CancellationToken cancellationToken)
    {
        TileGrid windows = plan.Windows;
        int next = 0, done = 0, rows = plan.Refinement is null ? Math.Clamp(StripPixels / raster.Width, 1, StripRows) : block;
        foreach ((Tile tile, float[]? logits) in new WindowEncoder(raster, bands, stretch, encoder, queries, plan).Run(cancellationToken))
        {
            if (logits is not null)
            {
                surface.Add(tile.Row, tile.Window, logits);
            }

            ToolProgress progress = ToolProgress.Of("segmenting", ++done, windows.Count, "windows");
            context.Report(progress);
            if (tile.Column < windows.Columns - 1)
            {
                continue;
            }

            // No later window reaches above the next row of windows.
            bool last = tile.Row == windows.Rows - 1;
            int final = last ? raster.Height : windows.At(tile.Row + 1, 0).Window.Y;
            while (next < raster.Height && (last || Math.Min(next + rows, raster.Height) + Reach <= final))
            {
                int count = Math.Min(rows, raster.Height - next);
                yield return Finish(next, count, () => context.Report(progress), cancellationToken);
                next += count;
                surface.Forget(next - Reach);
            }
        }
    }

    private Strip Finish(int top, int count, Action report, CancellationToken cancellationToken)
    {
        int pixels = checked(count * raster.Width);
        strip = strip.Classes.Length == pixels ? strip with { Y = top } : new Strip(top, new byte[pixels], new float[pixels]);
        int across = plan.Refinement is null ? ColumnsAtOnce : block;
        for (int left = 0; left < raster.Width; left += across)
        {
            RasterWindow area = new(left, top, Math.Min(across, raster.Width - left), count);
            byte[]? mask = hasHoles ? raster.ReadMask(area, cancellationToken) : null;
            if (mask is not null && !mask.AsSpan().ContainsAnyExcept((byte)0))
            {
                for (int y = 0; y < count; y++)
                {
                    strip.Classes.AsSpan((y * raster.Width) + left, area.Width).Fill(ClassMapWriter.NoData);
                    strip.Scores.AsSpan((y * raster.Width) + left, area.Width).Fill(ScoreMapWriter.NoData);
                }

                continue;
            }

            // Nothing is counted here, but a row of a wide raster takes its time.
            report();
            (float[] Logits, RasterWindow Area)? refined = plan.Refinement is null ? null : Refine(area, cancellationToken);
            Parallel.For(0, count, Options(cancellationToken), y => Label(area, y, mask, refined));
        }

        return strip;
    }

    private void Label(RasterWindow area, int y, byte[]? mask, (float[] Logits, RasterWindow Area)? refined)
    {
        int lanes = queries.Lanes;
        float[] rented = ArrayPool<float>.Shared.Rent(area.Width * (lanes + queries.ClassCount));
        Span<float> logits = rented.AsSpan(0, area.Width * lanes), probabilities = rented.AsSpan(logits.Length, area.Width * queries.ClassCount);
        if (refined is (float[] all, RasterWindow around))
        {
            all.AsSpan((((area.Y + y - around.Y) * around.Width) + area.X - around.X) * lanes, logits.Length).CopyTo(logits);
        }
        else
        {
            surface.Fill(area.Y + y, area.X, logits);
        }

        Span<byte> classes = strip.Classes.AsSpan((y * raster.Width) + area.X, area.Width);
        Span<float> scores = strip.Scores.AsSpan((y * raster.Width) + area.X, area.Width);
        classifier.Probabilities(logits, probabilities);
        classifier.Label(probabilities, classes, scores);
        ArrayPool<float>.Shared.Return(rented);
        for (int x = 0; x < area.Width; x++)
        {
            // Finer steps would only make files larger.
            scores[x] = MathF.Round(scores[x] * ScoreSteps) / ScoreSteps;
            if (mask is not null && mask[(y * area.Width) + x] == 0)
            {
                (classes[x], scores[x]) = (ClassMapWriter.NoData, ScoreMapWriter.NoData);
            }
        }
    }

    /// <summary>Refines an area, together with as much around it as its result depends on.</summary>
    private (float[] Logits, RasterWindow Area) Refine(RasterWindow area, CancellationToken cancellationToken)
    {
        RasterWindow around = new RasterWindow(area.X - Reach, area.Y - Reach, area.Width + (2 * Reach), area.Height + (2 * Reach)).Within(raster.Width, raster.Height)!.Value;
        int row = around.Width * queries.Lanes;
        float[] logits = new float[checked(row * around.Height)];
        Parallel.For(0, around.Height, Options(cancellationToken), y => surface.Fill(around.Y + y, around.X, logits.AsSpan(y * row, row)));
        float[] image = encoder.Preprocessor.Normalise(ByteStretch.ReadRgb(raster, around, bands, stretch, cancellationToken));
        plan.Refinement!.Refine(image, logits, around.Width, queries.Lanes, plan.Threads, cancellationToken);
        return (logits, around);
    }

    private long RefinedBytes(int side) => (side + (2L * Reach)) * (side + (2L * Reach)) * queries.Lanes * sizeof(float);
}
