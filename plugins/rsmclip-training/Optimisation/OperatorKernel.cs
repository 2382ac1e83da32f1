using RsPlugins.RsmClip.Training.Towers;
using TorchSharp;
using static TorchSharp.torch;

namespace RsPlugins.RsmClip.Training.Optimisation;

/// <summary>AdamW by libtorch's operators, wherever the tensors are.</summary>
internal sealed class OperatorKernel : IAdamWKernel
{
    public double Norm(Tensor gradient)
    {
        using Tensor norm = gradient.norm();
        return norm.item<float>();
    }

    public void Scale(Tensor gradient, double factor) => gradient.Scale(factor);

    public void Clear(Tensor gradient) => gradient.zero_();

    public void Update(Tensor values, Tensor gradient, Tensor first, Tensor second, in AdamWFactors factors)
    {
        using IDisposable guard = no_grad();
        using Scalar rest2 = (1 - factors.Beta2).ToScalar();
        using Scalar rate = (-factors.Rate).ToScalar();
        using Scalar epsilon = factors.Epsilon.ToScalar();
        first.Blend(gradient, factors.Beta1);
        second.Scale(factors.Beta2).addcmul_(gradient, gradient, rest2);
        using Tensor root = second.sqrt();
        root.Scale(factors.RootFactor).add_(epsilon);
        values.Scale(factors.Keep).addcdiv_(first, root, rate);
        gradient.zero_();
    }
}
