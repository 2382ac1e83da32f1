using System.Numerics.Tensors;
using RsPlugins.Geo.Rasters;
using RsPlugins.Geo.Tiles;
using RsPlugins.RsmClip.Inference;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Classify;

/// <summary>Compares every tile of a raster with the classes and hands out the labelled cells from top to bottom; memory does not grow with the raster's height.</summary>
internal sealed class TileClassifier
{
    private readonly TileEncoder encoder;
    private readonly float[][][] classes;
    private readonly CellGrid cells;
    private readonly EmptyTiles empty;
    private readonly Dictionary<int, (float[] Sums, int[] Votes)> open = [];

    /// <param name="raster">The raster.</param>
    /// <param name="encoder">Embeds its tiles.</param>
    /// <param name="classes">[languages][classes][dimension] unit vectors.</param>
    /// <param name="cells">The cells and their tiles.</param>
    public TileClassifier(IRasterReader raster, TileEncoder encoder, float[][][] classes, CellGrid cells)
    {
        this.encoder = encoder;
        this.classes = classes;
        this.cells = cells;
        empty = new EmptyTiles(raster);
    }

    private int Width => classes.Length * classes[0].Length;

    /// <summary>Runs over the raster.</summary>
    /// <param name="context">Told the tiles done.</param>
    /// <param name="cancellationToken">Ends the work within one run of tiles.</param>
    /// <returns>The cells that hold data, row by row.</returns>
    public IEnumerable<Cell> Run(IToolContext context, CancellationToken cancellationToken)
    {
        TileGrid tiles = cells.Tiles;
        int next = 0;
        long done = 0;
        foreach (EncodedTile tile in encoder.Run(tiles.Tiles(), cancellationToken))
        {
            Vote(tile);
            context.Report(ToolProgress.Of("classifying", ++done, tiles.Count, "tiles"));
            if (tile.Tile.Column < tiles.Columns - 1)
            {
                continue;
            }

            // A cell is done when no later tile holds it whole: the next row of tiles begins below its upper edge.
            int below = tile.Tile.Row + 1 < tiles.Rows ? tiles.At(tile.Tile.Row + 1, 0).Window.Y : int.MaxValue;
            for (; next < cells.Rows && next * cells.Size < below; next++)
            {
                foreach (Cell cell in Finish(next, cancellationToken))
                {
                    yield return cell;
                }
            }
        }
    }

    private void Vote(EncodedTile tile)
    {
        if (tile.Embedding is not float[] embedding)
        {
            return;
        }

        float[] cosines = [.. classes.SelectMany(language => language.Select(one => Vectors.Dot(one, embedding)))];
        (int firstRow, int lastRow, int firstColumn, int lastColumn) = cells.Under(tile.Tile.Window);
        for (int row = firstRow; row <= lastRow; row++)
        {
            (float[] sums, int[] votes) = RowOf(row);
            for (int column = firstColumn; column <= lastColumn; column++)
            {
                Span<float> sum = sums.AsSpan(column * Width, Width);
                TensorPrimitives.Add(sum, cosines, sum);
                votes[column]++;
            }
        }
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
            if (votes == 0 || empty.Holds(window, cancellationToken))
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
