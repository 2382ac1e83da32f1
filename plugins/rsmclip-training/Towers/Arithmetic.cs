using TorchSharp;
using static TorchSharp.torch;

namespace RsPlugins.RsmClip.Training.Towers;

/// <summary>
/// Arithmetic that keeps its numbers alive. TorchSharp's operators wrap every number (also the hidden factor 1 of a sum) in a temporary whose finaliser may
/// free it while libtorch still reads it: a crash, or a wrong number, once in some ten thousand steps. Here the wrapper outlives the call.
/// </summary>
internal static class Arithmetic
{
    private static readonly Scalar One = 1.0.ToScalar();
    private static readonly Scalar WholeOne = 1L.ToScalar();
    private static readonly Scalar MinusOne = (-1.0).ToScalar();

    public static Tensor Plus(this Tensor left, Tensor right) => left.add(right, One);

    public static Tensor Minus(this Tensor left, Tensor right) => left.add(right, MinusOne);

    public static Tensor Times(this Tensor tensor, double factor)
    {
        using Scalar number = factor.ToScalar();
        return tensor.mul(number);
    }

    /// <summary>A number added to each value.</summary>
    public static Tensor Shift(this Tensor tensor, double term)
    {
        using Scalar number = term.ToScalar();
        return tensor.add(number, One);
    }

    public static Tensor IsBelow(this Tensor tensor, double bound)
    {
        using Scalar number = bound.ToScalar();
        return tensor.lt(number);
    }

    /// <summary>Values, or the bound where they are below it.</summary>
    public static Tensor AtLeast(this Tensor tensor, double bound)
    {
        using Scalar number = bound.ToScalar();
        return tensor.clamp_min(number);
    }

    /// <summary>What is left of values divided by a number, never negative.</summary>
    public static Tensor Modulo(this Tensor tensor, double divisor)
    {
        using Scalar number = divisor.ToScalar();
        return tensor.remainder(number);
    }

    /// <summary>0, 1, … on a device.</summary>
    public static Tensor Ramp(long count, Device device) => tensor([.. Enumerable.Range(0, (int)count).Select(place => (float)place)], device: device);

    public static Tensor PlusWhole(this Tensor tensor, long term)
    {
        using Scalar number = term.ToScalar();
        return tensor.add(number, WholeOne);
    }

    public static Tensor DiffersFrom(this Tensor tensor, long value)
    {
        using Scalar number = value.ToScalar();
        return tensor.ne(number);
    }

    public static Tensor Fill(this Tensor tensor, Tensor mask, double value)
    {
        using Scalar number = value.ToScalar();
        return tensor.masked_fill(mask, number);
    }

    /// <summary>In place: value = momentum * value + (1 - momentum) * source.</summary>
    public static void Blend(this Tensor tensor, Tensor source, double momentum)
    {
        using Scalar kept = momentum.ToScalar();
        using Scalar added = (1 - momentum).ToScalar();
        tensor.mul_(kept);
        tensor.add_(source, added);
    }

    /// <summary>In place: values bounded to an interval.</summary>
    public static void Bound(this Tensor tensor, double low, double high)
    {
        using Scalar least = low.ToScalar();
        using Scalar most = high.ToScalar();
        tensor.clamp_(least, most);
    }

    /// <summary>In place: values multiplied.</summary>
    public static Tensor Scale(this Tensor tensor, double factor)
    {
        using Scalar number = factor.ToScalar();
        return tensor.mul_(number);
    }
}
