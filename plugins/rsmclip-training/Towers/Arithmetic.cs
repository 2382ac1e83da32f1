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
