using RsPlugins.RsmClip.Model.Checkpoints;
using TorchSharp;
using static TorchSharp.torch;

namespace RsPlugins.RsmClip.Training.Towers;

/// <summary>Leaf tensors under open_clip's own names, in the order of the checkpoint: the names are the only mapping between a checkpoint and the towers.</summary>
public sealed class ParameterTable : IDisposable
{
    private readonly Dictionary<string, Tensor> _tensors = new(StringComparer.Ordinal);
    private readonly List<string> _names = [];

    /// <summary>All names, in the order they were added.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>The tensor of a name.</summary>
    public Tensor this[string name] => _tensors.TryGetValue(name, out Tensor? tensor)
        ? tensor
        : throw new KeyNotFoundException($"There is no parameter named {name}.");

    /// <summary>Number of values in all tensors.</summary>
    public long Count => _tensors.Values.Sum(tensor => tensor.numel());

    /// <summary>Adds a leaf that takes over the values of a float tensor.</summary>
    /// <param name="name">Full name, for instance <c>visual.conv1.weight</c>.</param>
    /// <param name="values">The values; a detached copy is kept.</param>
    /// <param name="requiresGradient">Whether the leaf is trained.</param>
    public void Add(string name, Tensor values, bool requiresGradient = true)
    {
        Tensor leaf = values.detach().clone().contiguous().DetachFromDisposeScope();
        leaf.requires_grad = requiresGradient;
        _tensors.Add(name, leaf);
        _names.Add(name);
    }

    /// <summary>Makes a table from checkpoint tensors, in 32-bit floats.</summary>
    /// <param name="tensors">Tensors by name.</param>
    /// <param name="requiresGradient">Whether the leaves are trained.</param>
    public static ParameterTable From(IEnumerable<CheckpointTensor> tensors, bool requiresGradient = true)
    {
        ParameterTable table = new();
        foreach (CheckpointTensor source in tensors)
        {
            using Tensor values = tensor(source.ToFloat32(), source.Shape);
            table.Add(source.Name, values, requiresGradient);
        }

        return table;
    }

    /// <summary>A frozen copy of the tensors whose names begin with one of the prefixes.</summary>
    /// <param name="prefixes">Prefixes; none means all.</param>
    public ParameterTable FrozenCopy(params string[] prefixes)
    {
        ParameterTable copy = new();
        foreach (string name in _names)
        {
            if (prefixes.Length == 0 || prefixes.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal)))
            {
                copy.Add(name, _tensors[name], requiresGradient: false);
            }
        }

        return copy;
    }

    /// <summary>Moves every tensor towards the one of the same name: value = momentum * value + (1 - momentum) * source.</summary>
    /// <param name="source">A table that holds at least these names.</param>
    /// <param name="momentum">0 copies, 1 keeps.</param>
    public void MoveTowards(ParameterTable source, double momentum)
    {
        using IDisposable guard = no_grad();
        foreach (string name in _names)
        {
            using Tensor detached = source[name].detach();
            _tensors[name].Blend(detached, momentum);
        }
    }

    /// <summary>Overwrites the values of every tensor with those of the same name.</summary>
    /// <param name="values">Tensors by name; each name of this table must be there with the same number of values.</param>
    public void Load(IReadOnlyDictionary<string, CheckpointTensor> values)
    {
        using IDisposable guard = no_grad();
        foreach (string name in _names)
        {
            using Tensor loaded = tensor(values[name].ToFloat32(), _tensors[name].shape);
            _tensors[name].copy_(loaded);
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (Tensor tensor in _tensors.Values)
        {
            tensor.Dispose();
        }

        _tensors.Clear();
        _names.Clear();
    }
}
