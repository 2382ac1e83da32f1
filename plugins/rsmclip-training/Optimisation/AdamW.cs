using RsPlugins.RsmClip.Training.Towers;
using TorchSharp;
using static TorchSharp.torch;

namespace RsPlugins.RsmClip.Training.Optimisation;

/// <summary>
/// AdamW over leaf tensors. The update is PyTorch's:
/// p -= lr*wd*p; m = b1*m + (1-b1)*g; v = b2*v + (1-b2)*g*g; p -= lr/(1-b1^t) * m / (sqrt(v)/sqrt(1-b2^t) + eps).
/// </summary>
public sealed class AdamW : IDisposable
{
    private readonly Parameter[] _parameters;
    private readonly AdamWSettings _settings;

    /// <summary>Makes the optimiser of some tables.</summary>
    /// <param name="tables">Tables; tensors that need no gradient are left alone.</param>
    /// <param name="decays">Which parameters decay; open_clip's rule is those of two or more dimensions.</param>
    /// <param name="settings">Betas, epsilon, decay.</param>
    /// <param name="byOperators">Whether libtorch's operators do it on the CPU too, as they do elsewhere.</param>
    public AdamW(IEnumerable<ParameterTable> tables, Func<string, Tensor, bool> decays, AdamWSettings settings, bool byOperators = false)
    {
        _settings = settings;
        _parameters = [.. tables.SelectMany(table => Blocks(table).Concat(Singles(table)))];

        IEnumerable<Parameter> Blocks(ParameterTable table) => table.Blocks.Select(block => Make(block.Names, [.. block.Names.Select(name => table[name].shape)], decays(block.Names[0], table[block.Names[0]]), block.Values, block.Gradients));

        IEnumerable<Parameter> Singles(ParameterTable table) => table.Names
            .Where(name => table[name].requires_grad && !table.Blocks.Any(block => block.Names.Contains(name)))
            .Select(name => Make([name], [table[name].shape], decays(name, table[name]), table[name], null));

        Parameter Make(IReadOnlyList<string> names, IReadOnlyList<long[]> shapes, bool isDecaying, Tensor tensor, Tensor? gradients) => new(
            names,
            shapes,
            tensor,
            gradients,
            isDecaying,
            zeros_like(tensor, requires_grad: false).DetachFromDisposeScope(),
            zeros_like(tensor, requires_grad: false).DetachFromDisposeScope(),
            tensor.device_type == DeviceType.CPU && !byOperators ? new FusedKernel() : new OperatorKernel());
    }

    /// <summary>Steps made.</summary>
    public long Steps { get; set; }

    /// <summary>First and second moments by parameter name, to be saved and restored in place.</summary>
    public IEnumerable<(string Name, Tensor First, Tensor Second)> Moments => _parameters.SelectMany(parameter => parameter.Moments());

    /// <summary>L2 norm of all gradients together.</summary>
    public double GradientNorm()
    {
        double sum = 0;
        foreach (Parameter parameter in _parameters)
        {
            using Tensor? gradient = parameter.Gradient();
            if (gradient is not null)
            {
                double norm = parameter.Kernel.Norm(gradient);
                sum += norm * norm;
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
            using Tensor? gradient = parameter.Gradient();
            if (gradient is not null)
            {
                parameter.Kernel.Scale(gradient, factor);
            }
        }
    }

    /// <summary>Bounds the L2 norm of each gradient by itself, by DINO's factor norm / (length + 1e-6).</summary>
    /// <param name="norm">Largest norm.</param>
    public void BoundEach(double norm)
    {
        foreach (Parameter parameter in _parameters)
        {
            using Tensor? gradient = parameter.Gradient();
            double factor = gradient is null ? 1 : norm / (parameter.Kernel.Norm(gradient) + 1e-6);
            if (factor < 1)
            {
                parameter.Kernel.Scale(gradient!, factor);
            }
        }
    }

    /// <summary>Drops the gradients that have added up.</summary>
    public void ClearGradients()
    {
        foreach (Parameter parameter in _parameters)
        {
            using Tensor? gradient = parameter.Gradient();
            if (gradient is not null)
            {
                parameter.Kernel.Clear(gradient);
            }
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
            using Tensor? gradient = parameter.Gradient();
            if (gradient is null)
            {
                continue;
            }

            if (isFrozen is not null && isFrozen(parameter.Names[0]))
            {
                parameter.Kernel.Clear(gradient);
                continue;
            }

            double keep = 1 - (rate * (parameter.Decays ? _settings.WeightDecay : 0));
            AdamWFactors factors = new(_settings.Beta1, _settings.Beta2, _settings.Epsilon, keep, rate / firstCorrection, 1 / secondCorrection);
            parameter.Kernel.Update(parameter.Tensor, gradient, parameter.First, parameter.Second, factors);
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (Parameter parameter in _parameters)
        {
            parameter.First.Dispose();
            parameter.Second.Dispose();
        }
    }

    // One tensor, or a block of them that are alike in decay and freezing.
    private sealed record Parameter(IReadOnlyList<string> Names, IReadOnlyList<long[]> Shapes, Tensor Tensor, Tensor? Gradients, bool Decays, Tensor First, Tensor Second, IAdamWKernel Kernel)
    {
        public Tensor? Gradient() => Gradients is null ? Tensor.grad : Gradients.alias();

        public IEnumerable<(string Name, Tensor First, Tensor Second)> Moments()
        {
            long first = 0;
            for (int i = 0; i < Names.Count; i++)
            {
                long count = Shapes[i].Aggregate(1L, (product, side) => product * side);
                yield return (Names[i], First.view(-1).narrow(0, first, count).view(Shapes[i]), Second.view(-1).narrow(0, first, count).view(Shapes[i]));
                first += count;
            }
        }
    }
}
