using TorchSharp;
using static TorchSharp.torch;

namespace RsPlugins.RsmClip.Training.Towers;

/// <summary>
/// Position embeddings for images of another size than the model's own, by DINO's rule: the class row is kept and the grid is resized bicubically
/// (a = -0.75, corners not aligned, no antialias) by the scale factor (n + 0.1) / g, the factor itself giving the coordinates.
/// </summary>
public static class PositionTable
{
    /// <summary>Resizes a table.</summary>
    /// <param name="table">[1 + g*g, W], row 0 for the class token, the rest row-major.</param>
    /// <param name="rows">Patches down.</param>
    /// <param name="columns">Patches across.</param>
    /// <returns>[1 + rows*columns, W]; the table itself where the grid is its own.</returns>
    public static Tensor Resize(Tensor table, long rows, long columns)
    {
        long grid = (long)Math.Round(Math.Sqrt(table.shape[0] - 1));
        if (rows == grid && columns == grid)
        {
            return table;
        }

        long width = table.shape[1];
        Tensor cells = table.narrow(0, 1, grid * grid).reshape(1, grid, grid, width).permute(0, 3, 1, 2);
        Tensor resized = nn.functional.interpolate(
            cells,
            scale_factor: [(rows + 0.1) / grid, (columns + 0.1) / grid],
            mode: InterpolationMode.Bicubic,
            align_corners: false,
            recompute_scale_factor: false);
        Tensor flat = resized.permute(0, 2, 3, 1).reshape(rows * columns, width);
        return cat([table.narrow(0, 0, 1), flat], 0);
    }
}
