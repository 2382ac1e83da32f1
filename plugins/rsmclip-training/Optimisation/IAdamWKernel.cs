using static TorchSharp.torch;

namespace RsPlugins.RsmClip.Training.Optimisation;

/// <summary>The optimiser's arithmetic on one parameter.</summary>
internal interface IAdamWKernel
{
    /// <summary>L2 norm of a gradient.</summary>
    double Norm(Tensor gradient);

    /// <summary>Multiplies a gradient in place.</summary>
    void Scale(Tensor gradient, double factor);

    /// <summary>Updates a parameter and its moments in place and sets the gradient to zero.</summary>
    void Update(Tensor values, Tensor gradient, Tensor first, Tensor second, in AdamWFactors factors);

    /// <summary>Sets a gradient to zero.</summary>
    void Clear(Tensor gradient);
}
