using RsPlugins.Geo.Rasters;
using RsPlugins.Geo.Tiles;
using RsPlugins.RsmClip.Inference;
using RsPlugins.RsmClip.Model.Preprocessing;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Classify;

/// <summary>Compares every tile of a raster with the classes and hands out the labelled cells from top to bottom; memory does not grow with the raster's height.</summary>
internal sealed class TileClassifier
{
    private const int TilesPerStep = 32;
    private readonly IRasterReader raster;
    private readonly IReadOnlyList<int> bands;
    private readonly ByteStretch stretch;
    private readonly LoadedModel model;
    private readonly float[][][] classes;
    private readonly CellGrid cells;
    private readonly bool hasHoles;
    private readonly Dictionary<int, (float[] Sums, int[] Votes)> open = [];

    /// <param name="raster">The raster.</param>
    /// <param name="bands">One or three bands.</param>
    /// <param name="stretch">The mapping to 8 bits.</param>
    /// <param name="model">The model.</param>
    /// <param name="classes">[languages][classes][dimension] unit vectors.</param>
    /// <param name="cells">The cells and their tiles.</param>
    public TileClassifier(IRasterReader raster, IReadOnlyList<int> bands, ByteStretch stretch, LoadedModel model, float[][][] classes, CellGrid cells)
    {
        this.raster = raster;
        this.bands = bands;
        this.stretch = stretch;
        this.model = model;
        this.classes = classes;
        this.cells = cells;
        hasHoles = raster.NoData is not null || raster.HasMask || raster.AlphaBand is not null;
    }

    private int Width => classes.Length * classes[0].Length;

    /// <summary>Runs over the raster.</summary>
    /// <param name="context">Told the tiles done.</param>
    /// <param name="cancellationToken">Ends the work within one step of tiles.</param>
    /// <returns>The cells that hold data, row by row.</returns>
    public IEnumerable<Cell> Run(IToolContext context, CancellationToken cancellationToken)
    {
        TileGrid tiles = cells.Tiles;
        int next = 0;
        for (int row = 0; row < tiles.Rows; row++)
        {
            for (int column = 0; column < tiles.Columns; column += TilesPerStep)
            {
                Vote([.. Enumerable.Range(column, Math.Min(TilesPerStep, tiles.Columns - column)).Select(c => tiles.At(row, c).Window)], cancellationToken);
                context.Report(ToolProgress.Of("classifying", ((long)row * tiles.Columns) + Math.Min(column + TilesPerStep, tiles.Columns), tiles.Count, "tiles"));
            }

            // A cell is done when no later tile holds it whole: the next row of tiles begins below its upper edge.
            int below = row + 1 < tiles.Rows ? tiles.At(row + 1, 0).Window.Y : int.MaxValue;
            for (; next < cells.Rows && next * cells.Size < below; next++)
            {
                foreach (Cell cell in Finish(next, cancellationToken))
                {
                    yield return cell;
                }
            }
        }
    }

    private void Vote(RasterWindow[] windows, CancellationToken cancellationToken)
    {
        byte[]?[] pixels = new byte[]?[windows.Length];
        Parallel.For(0, windows.Length, new ParallelOptions { MaxDegreeOfParallelism = ModelPool.DefaultThreads, CancellationToken = cancellationToken }, i => pixels[i] = Read(windows[i], cancellationToken));
        int[] full = [.. Enumerable.Range(0, windows.Length).Where(i => pixels[i] is not null)];
        float[][] embeddings = model.Images.Encode([.. full.Select(i => pixels[i]!)], cancellationToken);
        for (int i = 0; i < full.Length; i++)
        {
            float[] cosines = [.. classes.SelectMany(language => language.Select(one => Vectors.Dot(one, embeddings[i])))];
            (int firstRow, int lastRow, int firstColumn, int lastColumn) = cells.Under(windows[full[i]]);
            for (int row = firstRow; row <= lastRow; row++)
            {
                (float[] sums, int[] votes) = RowOf(row);
                for (int column = firstColumn; column <= lastColumn; column++)
                {
                    Span<float> sum = sums.AsSpan(column * Width, Width);
                    for (int k = 0; k < sum.Length; k++)
                    {
                        sum[k] += cosines[k];
                    }

                    votes[column]++;
                }
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

    private (float[] Sums, int[] Votes) RowOf(int row)
    {
        if (!open.TryGetValue(row, out (float[] Sums, int[] Votes) sums))
        {
            sums = (new float[cells.Columns * Width], new int[cells.Columns]);
            open[row] = sums;
        }

        return sums;
    }

    private IEnumerable<Cell> Finish(int row, CancellationToken cancellationToken)
    {
        if (!open.Remove(row, out (float[] Sums, int[] Votes) sums))
        {
            yield break;
        }

        int count = classes[0].Length;
        for (int column = 0; column < cells.Columns; column++)
        {
            RasterWindow window = cells.Window(row, column);
            int votes = sums.Votes[column];
            if (votes == 0 || (hasHoles && !raster.ReadMask(window, cancellationToken).AsSpan().ContainsAnyExcept((byte)0)))
            {
                continue;
            }

            float[] all = sums.Sums[(column * Width)..((column + 1) * Width)];
            float[] mean = new float[count];
            int[] choices = new int[classes.Length];
            for (int language = 0; language < classes.Length; language++)
            {
                ReadOnlySpan<float> part = all.AsSpan(language * count, count);
                choices[language] = Vectors.ArgMax(part);
                for (int k = 0; k < count; k++)
                {
                    mean[k] += part[k] / (votes * classes.Length);
                }
            }

            yield return new Cell(row, column, window, mean, choices, votes);
        }
    }
}
