using RsPlugins.RsmClip.Training.Towers;
using static TorchSharp.torch;

namespace RsPlugins.RsmClip.Training.Data.Augment;

/// <summary>Pillow's antialiased bicubic resize as matrices along both axes of each crop: weights of R. Keys 1981 with a = -0.5, normalised to the sum 1 within the crop.</summary>
internal static class ResampleWeights
{
    private const double A = -0.5;
    private const double Support = 2;

    // Rows that lie outside of their crop have no weights, and are not used.
    private const double LeastSum = 1e-6;

    /// <summary>The matrices.</summary>
    /// <param name="draws">The crops.</param>
    /// <param name="size">Pixels of the result.</param>
    /// <param name="length">Pixels of the longer side of the images, padding included.</param>
    /// <param name="device">Where the draws are.</param>
    /// <returns>[2 * B, size, length]: those along the columns, then those along the rows.</returns>
    public static Tensor Of(DrawColumns draws, int size, long length, Device device)
    {
        Tensor first = draws.Both(DrawColumn.Top);
        Tensor taken = draws.Both(DrawColumn.Height);
        Tensor steps = Arithmetic.Ramp(size, device).view(1, -1, 1);
        Tensor places = where(draws.Both(DrawColumn.IsMirroredDown).IsBelow(0.5), steps, steps.Times(-1).Shift(size - 1));
        if (!draws.Any(draw => draw.Seen != size))
        {
            return Matrix(places, taken.Times(1.0 / size), first, taken, length);
        }

        // Through fewer pixels and back: rows from the coarse size on are never read, since the second matrix has no weights there.
        Tensor seen = draws[DrawColumn.Seen].view(-1, 1, 1);
        seen = cat([seen, seen], 0);
        Tensor coarse = Matrix(steps, taken / seen, first, taken, length);
        coarse = coarse * (steps < seen).to_type(coarse.dtype);
        return Matrix(places, seen.Times(1.0 / size), zeros_like(seen), seen, size).matmul(coarse);
    }

    // "places" are those of the result, each "scale" wide, over "taken" pixels from "first" on.
    private static Tensor Matrix(Tensor places, Tensor scale, Tensor first, Tensor taken, long length)
    {
        Tensor pixels = Arithmetic.Ramp(length, places.device).view(1, 1, -1);
        Tensor centre = first.Plus(places.Shift(0.5) * scale);
        Tensor distance = (pixels.Shift(0.5).Minus(centre) / scale.AtLeast(1)).abs();
        Tensor near = ((distance.Times(A + 2).Shift(-(A + 3)) * distance) * distance).Shift(1);
        Tensor far = ((distance.Shift(-5) * distance).Shift(8) * distance).Shift(-4).Times(A);
        Tensor weights = where(distance.IsBelow(1), near, far);
        Tensor isInside = distance.IsBelow(Support).logical_and((pixels >= first).logical_and(pixels < first.Plus(taken)));
        weights = weights * isInside.to_type(weights.dtype);
        return weights / weights.sum([2], keepdim: true).AtLeast(LeastSum);
    }
}
