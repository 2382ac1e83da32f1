namespace RsPlugins.RsmClip.Model.Onnx.Graphs;

/// <summary>
/// Position embeddings for another grid of patches than the model's own, by the rule of DINO and NACLIP: the class row is kept and the grid is resized bicubically
/// (Keys' kernel with a = −0.75, corners not aligned, no antialias) by the scale factor (n + 0.1) / g, the factor itself giving the coordinates.
/// </summary>
internal static class PositionGrid
{
    private const double Kernel = -0.75;

    /// <param name="table">[1 + grid·grid, width].</param>
    /// <param name="grid">Patches along a side of the model's own grid.</param>
    /// <param name="width">Channels.</param>
    /// <param name="rows">Patches down.</param>
    /// <param name="columns">Patches across.</param>
    /// <returns>[1 + rows·columns, width]; the table itself where the grid is its own.</returns>
    public static float[] Resize(float[] table, int grid, int width, int rows, int columns)
    {
        if (rows == grid && columns == grid)
        {
            return table;
        }

        (int[] At, float[] Weights)[] down = Taps(grid, rows), across = Taps(grid, columns);
        float[] result = new float[((rows * columns) + 1) * width];
        table.AsSpan(0, width).CopyTo(result);
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                Span<float> target = result.AsSpan((1 + (row * columns) + column) * width, width);
                for (int channel = 0; channel < width; channel++)
                {
                    float sum = 0;
                    for (int i = 0; i < 4; i++)
                    {
                        float line = 0;
                        for (int j = 0; j < 4; j++)
                        {
                            line += table[((1 + (down[row].At[i] * grid) + across[column].At[j]) * width) + channel] * across[column].Weights[j];
                        }

                        sum += line * down[row].Weights[i];
                    }

                    target[channel] = sum;
                }
            }
        }

        return result;
    }

    /// <summary>For each place of the result the four cells it is made of and their weights; cells over the border are those at it.</summary>
    private static (int[] At, float[] Weights)[] Taps(int grid, int count) => [.. Enumerable.Range(0, count).Select(place =>
    {
        double at = ((place + 0.5) * (grid / (count + 0.1))) - 0.5;
        int first = (int)Math.Floor(at);
        double t = at - first;
        float[] weights = [(float)Far(t + 1), (float)Near(t), (float)Near(1 - t), (float)Far(2 - t)];
        return ((int[])[.. Enumerable.Range(first - 1, 4).Select(cell => Math.Clamp(cell, 0, grid - 1))], weights);
    })];

    private static double Near(double x) => ((((Kernel + 2) * x) - (Kernel + 3)) * x * x) + 1;

    private static double Far(double x) => (((((Kernel * x) - (5 * Kernel)) * x) + (8 * Kernel)) * x) - (4 * Kernel);
}
