using System.Numerics;
using System.Runtime.InteropServices;
using static TorchSharp.torch;
using Primitives = System.Numerics.Tensors.TensorPrimitives;

namespace RsPlugins.RsmClip.Training.Optimisation;

/// <summary>AdamW on the CPU in one pass over a parameter, its gradient and its moments; libtorch's operators make a dozen.</summary>
internal sealed class FusedKernel : IAdamWKernel
{
    public double Norm(Tensor gradient) => Primitives.Norm<float>(Floats(gradient));

    public void Scale(Tensor gradient, double factor)
    {
        Span<float> values = Floats(gradient);
        Primitives.Multiply(values, (float)factor, values);
    }

    public void Clear(Tensor gradient) => Floats(gradient).Clear();

    public void Update(Tensor values, Tensor gradient, Tensor first, Tensor second, in AdamWFactors factors) =>
        Update(Floats(values), Floats(gradient), Floats(first), Floats(second), factors);

    private static void Update(Span<float> values, Span<float> slope, Span<float> first, Span<float> second, in AdamWFactors factors)
    {
        float beta1 = (float)factors.Beta1;
        float beta2 = (float)factors.Beta2;
        float rest1 = (float)(1 - factors.Beta1);
        float rest2 = (float)(1 - factors.Beta2);
        float epsilon = (float)factors.Epsilon;
        float keep = (float)factors.Keep;
        float rate = (float)factors.Rate;
        float rootFactor = (float)factors.RootFactor;
        int lanes = Vector<float>.Count;
        int i = 0;
        for (; i <= values.Length - lanes; i += lanes)
        {
            Vector<float> g = new(slope[i..]);
            Vector<float> m = (new Vector<float>(first[i..]) * beta1) + (g * rest1);
            Vector<float> v = (new Vector<float>(second[i..]) * beta2) + (g * g * rest2);
            m.CopyTo(first[i..]);
            v.CopyTo(second[i..]);
            Vector<float> scale = (Vector.SquareRoot(v) * rootFactor) + new Vector<float>(epsilon);
            ((new Vector<float>(values[i..]) * keep) - (m * rate / scale)).CopyTo(values[i..]);
            Vector<float>.Zero.CopyTo(slope[i..]);
        }

        for (; i < values.Length; i++)
        {
            float g = slope[i];
            first[i] = (first[i] * beta1) + (g * rest1);
            second[i] = (second[i] * beta2) + (g * g * rest2);
            values[i] = (values[i] * keep) - (first[i] * rate / ((MathF.Sqrt(second[i]) * rootFactor) + epsilon));
            slope[i] = 0;
        }
    }

    private static Span<float> Floats(Tensor tensor) => tensor.is_contiguous()
        ? MemoryMarshal.Cast<byte, float>(tensor.bytes)
        : throw new InvalidOperationException("A parameter or gradient is not contiguous.");
}
