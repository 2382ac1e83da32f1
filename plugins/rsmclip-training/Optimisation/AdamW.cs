using System.Numerics;
using System.Runtime.InteropServices;
using RsPlugins.RsmClip.Training.Towers;
using static TorchSharp.torch;

namespace RsPlugins.RsmClip.Training.Optimisation;

/// <summary>
/// AdamW in one pass over each parameter, its gradient and its two moments (TorchSharp's own makes a dozen passes). The update is PyTorch's:
/// p -= lr*wd*p; m = b1*m + (1-b1)*g; v = b2*v + (1-b2)*g*g; p -= lr/(1-b1^t) * m / (sqrt(v)/sqrt(1-b2^t) + eps).
/// </summary>
public sealed class AdamW
{
    private readonly Parameter[] _parameters;
    private readonly AdamWSettings _settings;

    /// <summary>Makes the optimiser of some tables.</summary>
    /// <param name="tables">Tables; tensors that need no gradient are left alone.</param>
    /// <param name="decays">Which parameters decay; open_clip's rule is those of two or more dimensions.</param>
    /// <param name="settings">Betas, epsilon, decay.</param>
    public AdamW(IEnumerable<ParameterTable> tables, Func<string, Tensor, bool> decays, AdamWSettings settings)
    {
        _settings = settings;
        _parameters = [.. tables.SelectMany(table => table.Names.Where(name => table[name].requires_grad).Select(name =>
            new Parameter(name, table[name], decays(name, table[name]), new float[table[name].numel()], new float[table[name].numel()])))];
    }

    /// <summary>Steps made.</summary>
    public long Steps { get; set; }

    /// <summary>First and second moments by parameter name, to be saved and restored in place.</summary>
    public IEnumerable<(string Name, float[] First, float[] Second)> Moments => _parameters.Select(p => (p.Name, p.First, p.Second));

    /// <summary>L2 norm of all gradients together.</summary>
    public double GradientNorm()
    {
        double sum = 0;
        foreach (Parameter parameter in _parameters)
        {
            using Tensor? gradient = parameter.Tensor.grad;
            if (gradient is not null)
            {
                float norm = System.Numerics.Tensors.TensorPrimitives.Norm(Floats(gradient));
                sum += (double)norm * norm;
            }
        }

        return Math.Sqrt(sum);
    }

    /// <summary>Multiplies all gradients, for instance to bound their norm.</summary>
    /// <param name="factor">The factor.</param>
    public void ScaleGradients(double factor)
    {
        foreach (Parameter parameter in _parameters)
        {
            using Tensor? gradient = parameter.Tensor.grad;
            if (gradient is not null)
            {
                Span<float> values = Floats(gradient);
                System.Numerics.Tensors.TensorPrimitives.Multiply(values, (float)factor, values);
            }
        }
    }

    /// <summary>Bounds the L2 norm of each gradient by itself, as DINO does.</summary>
    /// <param name="norm">Largest norm.</param>
    public void BoundEach(double norm)
    {
        foreach (Parameter parameter in _parameters)
        {
            using Tensor? gradient = parameter.Tensor.grad;
            if (gradient is not null)
            {
                Bound(Floats(gradient), norm);
            }
        }
    }

    /// <summary>Scales values down to a norm, by DINO's factor norm / (length + 1e-6).</summary>
    /// <param name="values">A gradient.</param>
    /// <param name="norm">Largest norm.</param>
    public static void Bound(Span<float> values, double norm)
    {
        double factor = norm / (System.Numerics.Tensors.TensorPrimitives.Norm<float>(values) + 1e-6);
        if (factor < 1)
        {
            System.Numerics.Tensors.TensorPrimitives.Multiply(values, (float)factor, values);
        }
    }

    /// <summary>One step with the accumulated gradients, which are then set to zero.</summary>
    /// <param name="rate">Learning rate.</param>
    /// <param name="isFrozen">Names whose gradient is dropped in this step, or null.</param>
    public void Step(double rate, Func<string, bool>? isFrozen = null)
    {
        Steps++;
        double firstCorrection = 1 - Math.Pow(_settings.Beta1, Steps);
        double secondCorrection = Math.Sqrt(1 - Math.Pow(_settings.Beta2, Steps));
        foreach (Parameter parameter in _parameters)
        {
            using Tensor? gradient = parameter.Tensor.grad;
            if (gradient is null)
            {
                continue;
            }

            Span<float> slope = Floats(gradient);
            if (isFrozen is null || !isFrozen(parameter.Name))
            {
                float keep = (float)(1 - (rate * (parameter.Decays ? _settings.WeightDecay : 0)));
                Update(Floats(parameter.Tensor), slope, parameter.First, parameter.Second, keep, (float)(rate / firstCorrection), (float)(1 / secondCorrection));
            }

            slope.Clear();
        }
    }

    private void Update(Span<float> values, Span<float> slope, float[] first, float[] second, float keep, float rate, float secondFactor)
    {
        float beta1 = (float)_settings.Beta1;
        float beta2 = (float)_settings.Beta2;
        float rest1 = (float)(1 - _settings.Beta1);
        float rest2 = (float)(1 - _settings.Beta2);
        float epsilon = (float)_settings.Epsilon;
        int lanes = Vector<float>.Count;
        int i = 0;
        for (; i <= values.Length - lanes; i += lanes)
        {
            Vector<float> g = new(slope[i..]);
            Vector<float> m = (new Vector<float>(first, i) * beta1) + (g * rest1);
            Vector<float> v = (new Vector<float>(second, i) * beta2) + (g * g * rest2);
            m.CopyTo(first, i);
            v.CopyTo(second, i);
            Vector<float> scale = (Vector.SquareRoot(v) * secondFactor) + new Vector<float>(epsilon);
            ((new Vector<float>(values[i..]) * keep) - (m * rate / scale)).CopyTo(values[i..]);
        }

        for (; i < values.Length; i++)
        {
            float g = slope[i];
            first[i] = (first[i] * beta1) + (g * rest1);
            second[i] = (second[i] * beta2) + (g * g * rest2);
            values[i] = (values[i] * keep) - (first[i] * rate / ((MathF.Sqrt(second[i]) * secondFactor) + epsilon));
        }
    }

    private static Span<float> Floats(Tensor tensor) => tensor.is_contiguous()
        ? MemoryMarshal.Cast<byte, float>(tensor.bytes)
        : throw new InvalidOperationException("A parameter or gradient is not contiguous.");

    private sealed record Parameter(string Name, Tensor Tensor, bool Decays, float[] First, float[] Second);
}
