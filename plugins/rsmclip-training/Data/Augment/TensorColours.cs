using RsPlugins.RsmClip.Training.Towers;
using static TorchSharp.torch;

namespace RsPlugins.RsmClip.Training.Data.Augment;

/// <summary><see cref="ColourChange"/> and the blur on tensors of many crops, each with changes of its own, without the rounding to bytes.</summary>
internal static class TensorColours
{
    private const double Most = 255;
    private const double SolarizeFrom = 128;
    private static readonly float[] Luma = [19595f / 65536, 38470f / 65536, 7471f / 65536];

    /// <summary>All changes of colour, in the order of the crops' draws.</summary>
    /// <param name="pixels">[B, 3, size, size], 0 to 255.</param>
    /// <param name="draws">B draws.</param>
    /// <returns>The same, changed.</returns>
    public static Tensor Change(Tensor pixels, DrawColumns draws)
    {
        using Tensor luma = tensor(Luma, [1, 1, 3]).to(pixels.device);
        for (int place = 0; place < ColourJitter.Changes; place++)
        {
            pixels = Jitter(pixels, draws, place, luma);
        }

        if (draws.Any(draw => draw.Channels != (1, 1, 1)))
        {
            pixels = pixels * draws.Channels;
            pixels.Bound(0, Most);
        }

        if (draws.Any(draw => draw.IsGrey))
        {
            pixels = where(draws[DrawColumn.IsGrey].IsBelow(0.5), pixels, Luminance(pixels, luma));
        }

        if (draws.Any(draw => draw.Blur > 0))
        {
            pixels = Blur(pixels, draws[DrawColumn.Blur]);
        }

        return draws.Any(draw => draw.IsSolarized)
            ? where(draws[DrawColumn.IsSolarized].IsBelow(0.5).logical_or(pixels.IsBelow(SolarizeFrom)), pixels, pixels.Times(-1).Shift(Most))
            : pixels;
    }

    // Three of the four blend with something: black, the mean luminance, the luminance of each pixel.
    private static Tensor Jitter(Tensor pixels, DrawColumns draws, int place, Tensor luma)
    {
        if (draws.Any(draw => draw.Jitter.FactorAt(place) != 1))
        {
            Tensor luminance = Luminance(pixels, luma);
            Tensor other = (luminance * draws[place, PlaceColumn.Luminance]).Plus(luminance.mean([2, 3], keepdim: true) * draws[place, PlaceColumn.Mean]);
            pixels = other.expand_as(pixels).lerp(pixels, draws[place, PlaceColumn.Factor]);
            pixels.Bound(0, Most);
        }

        return draws.Any(draw => draw.Jitter.At(place) == 3 && draw.Jitter.Hue != 0) ? Hue(pixels, draws[place, PlaceColumn.Hue]) : pixels;
    }

    private static Tensor Luminance(Tensor pixels, Tensor luma) => luma.matmul(pixels.flatten(2)).view(pixels.shape[0], 1, pixels.shape[2], pixels.shape[3]);

    // A channel of a turned hue is value - range * clamp(min(k, 4 - k), 0, 1), k = (n + 6 * hue) mod 6 with n of 5, 3 and 1 for red, green and blue.
    private static Tensor Hue(Tensor pixels, Tensor turn)
    {
        Tensor value = pixels.amax([1], keepdim: true);
        Tensor range = value.Minus(pixels.amin([1], keepdim: true));
        Tensor divisor = range.AtLeast(1e-6);
        Tensor[] channels = pixels.chunk(3, 1);
        Tensor otherwise = where(channels[1].eq(value), (channels[2].Minus(channels[0]) / divisor).Shift(2), (channels[0].Minus(channels[1]) / divisor).Shift(4));
        Tensor sixths = where(channels[0].eq(value), channels[1].Minus(channels[2]) / divisor, otherwise);
        Tensor k = tensor([5f, 3f, 1f], [1, 3, 1, 1]).to(pixels.device).Plus(sixths).Plus(turn.Times(6)).Modulo(6);
        Tensor share = minimum(k, k.Times(-1).Shift(4));
        share.Bound(0, 1);
        return value.Minus(range * share);
    }

    private static Tensor Blur(Tensor pixels, Tensor deviation)
    {
        Tensor places = Arithmetic.Ramp(pixels.shape[2], pixels.device);
        Tensor distance = (places.view(1, 1, -1, 1).Minus(places.view(1, 1, 1, -1)) / deviation.AtLeast(1e-3));
        Tensor weights = (distance * distance).Times(-0.5).exp();
        weights = weights / weights.sum([3], keepdim: true);
        return weights.matmul(pixels).matmul(weights.transpose(2, 3));
    }
}
