using System.Runtime.InteropServices;
using RsPlugins.RsmClip.Model.Checkpoints;
using TorchSharp;
using static TorchSharp.torch;

namespace RsPlugins.RsmClip.Training.Towers;

/// <summary>Leaf tensors under open_clip's own names, in the order of the checkpoint: the names are the only mapping between a checkpoint and the towers.</summary>
public sealed class ParameterTable : IDisposable
{
    private readonly Dictionary<string, Tensor> _tensors = new(StringComparer.Ordinal);
    private readonly List<string> _names = [];
    private readonly List<ParameterBlock> _blocks = [];
    private readonly HashSet<string> _shared = new(StringComparer.Ordinal);

    /// <summary>All names, in the order they were added.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>Names of the tensors that are this table's own: all but those that a follower shares with its leader, which never move.</summary>
    public IEnumerable<string> OwnNames => _names.Where(name => !_shared.Contains(name));

    /// <summary>Tensors that were joined.</summary>
    public IReadOnlyList<ParameterBlock> Blocks => _blocks;

    /// <summary>The tensor of a name.</summary>
    public Tensor this[string name] => _tensors.TryGetValue(name, out Tensor? tensor)
        ? tensor
        : throw new KeyNotFoundException($"There is no parameter named {name}.");

    /// <summary>Whether there is a tensor of this name.</summary>
    /// <param name="name">Full name.</param>
    public bool Has(string name) => _tensors.ContainsKey(name);

    /// <summary>Number of values in the tensors that are trained.</summary>
    public long TrainedCount => _tensors.Values.Where(tensor => tensor.requires_grad).Sum(tensor => tensor.numel());

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
            Tensor leaf = empty(source.Shape).DetachFromDisposeScope();
            Fill(leaf, source);
            leaf.requires_grad = requiresGradient;
            table._tensors.Add(source.Name, leaf);
            table._names.Add(source.Name);
        }

        return table;
    }

    /// <summary>Overwrites a tensor's values.</summary>
    /// <param name="target">A tensor of 32-bit floats, on any device.</param>
    /// <param name="source">As many values.</param>
    public static void Fill(Tensor target, CheckpointTensor source)
    {
        using IDisposable guard = no_grad();
        using Tensor host = target.device_type == DeviceType.CPU ? target.alias() : empty(target.shape);
        if (source.Type == TensorType.Float32)
        {
            source.Data.Span.CopyTo(host.bytes);
        }
        else
        {
            MemoryMarshal.AsBytes(source.ToFloat32().AsSpan()).CopyTo(host.bytes);
        }

        if (target.device_type != DeviceType.CPU)
        {
            target.copy_(host);
        }
    }

    /// <summary>Moves all tensors to a device. What was made of them before (averages, optimisers) stays where it is.</summary>
    /// <param name="device">The device.</param>
    public void MoveTo(Device device)
    {
        foreach (string name in _names.Where(name => _tensors[name].device_type != device.type))
        {
            using Tensor old = _tensors[name];
            using Tensor moved = old.detach().to(device);
            Tensor leaf = moved.alias().DetachFromDisposeScope();
            leaf.requires_grad = old.requires_grad;
            _tensors[name] = leaf;
        }
    }

    /// <summary>Stops the training of some tensors.</summary>
    /// <param name="isFrozen">Whether a tensor of this name and size stays as it is.</param>
    public void Freeze(Func<string, Tensor, bool> isFrozen)
    {
        foreach ((string name, Tensor tensor) in _tensors.Where(entry => isFrozen(entry.Key, entry.Value)))
        {
            tensor.requires_grad = false;
        }
    }

    /// <summary>Lays the tensors that are trained side by side, those of a group in one block. Each remains a leaf under its name, whose gradients then add up in the block's.</summary>
    /// <param name="groupOf">The group of a name and tensor.</param>
    public void Join(Func<string, Tensor, string> groupOf)
    {
        foreach (IGrouping<string, string> group in _names.Where(name => _tensors[name].requires_grad).GroupBy(name => groupOf(name, _tensors[name]), StringComparer.Ordinal).ToArray())
        {
            Join([.. group], hasGradients: true);
        }
    }

    /// <summary>A copy that follows this table by <see cref="MoveTowards"/>. What is not trained here never moves, and is shared instead of copied.</summary>
    /// <param name="prefix">Beginning of the names that are taken.</param>
    public ParameterTable Follower(string prefix = "")
    {
        ParameterTable copy = new();
        foreach (string name in _names.Where(name => name.StartsWith(prefix, StringComparison.Ordinal)))
        {
            copy.Follow(name, _tensors[name]);
        }

        copy.JoinLike(this);
        return copy;
    }

    /// <summary>Adds to this follower what another table has.</summary>
    /// <param name="leader">The table.</param>
    public void Follow(ParameterTable leader)
    {
        foreach (string name in leader.Names)
        {
            Follow(name, leader[name]);
        }

        JoinLike(leader);
    }

    /// <summary>Moves every tensor towards the one of the same name that is trained: value = momentum * value + (1 - momentum) * source.</summary>
    /// <param name="source">A table with some of these names.</param>
    /// <param name="momentum">0 copies, 1 keeps.</param>
    public void MoveTowards(ParameterTable source, double momentum)
    {
        using IDisposable guard = no_grad();
        HashSet<string> moved = new(StringComparer.Ordinal);
        foreach (ParameterBlock block in _blocks)
        {
            if (source._blocks.Find(block.Matches) is ParameterBlock leader)
            {
                block.Values.Blend(leader.Values, momentum);
                moved.UnionWith(block.Names);
            }
        }

        foreach (string name in _names.Where(name => !moved.Contains(name) && source.Has(name) && source[name].requires_grad))
        {
            using Tensor detached = source[name].detach();
            _tensors[name].Blend(detached, momentum);
        }
    }

    /// <summary>Overwrites the values of every tensor of its own with those of the same name.</summary>
    /// <param name="values">Tensors by name; each of <see cref="OwnNames"/> must be there with the same number of values.</param>
    public void Load(IReadOnlyDictionary<string, CheckpointTensor> values)
    {
        foreach (string name in OwnNames)
        {
            Fill(_tensors[name], values[name]);
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (Tensor tensor in _tensors.Values)
        {
            tensor.Dispose();
        }

        _blocks.ForEach(block => block.Dispose());
        _blocks.Clear();
        _tensors.Clear();
        _names.Clear();
        _shared.Clear();
    }

    private void JoinLike(ParameterTable leader)
    {
        foreach (ParameterBlock block in leader._blocks.Where(block => block.Names.All(Has) && !_blocks.Exists(block.Matches)))
        {
            Join(block.Names, hasGradients: false);
        }
    }

    private void Join(IReadOnlyList<string> names, bool hasGradients)
    {
        using IDisposable guard = no_grad();
        Tensor[] old = [.. names.Select(name => _tensors[name])];
        Tensor[] rows = [.. old.Select(tensor => tensor.detach().reshape(-1))];
        ParameterBlock block = new(names, cat(rows, 0).DetachFromDisposeScope(), hasGradients ? zeros_like(cat(rows, 0)).DetachFromDisposeScope() : null);
        long first = 0;
        for (int i = 0; i < old.Length; i++)
        {
            Tensor leaf = Part(block.Values, first, old[i]);
            leaf.requires_grad = old[i].requires_grad;
            if (block.Gradients is not null)
            {
                leaf.grad = Part(block.Gradients, first, old[i]);
            }

            _tensors[names[i]] = leaf;
            first += old[i].numel();
            rows[i].Dispose();
            old[i].Dispose();
        }

        _blocks.Add(block);
    }

    /// <summary>The part of a block that belongs to a tensor, in that tensor's shape; it shares the block's storage.</summary>
    private static Tensor Part(Tensor block, long first, Tensor like)
    {
        using Tensor row = block.narrow(0, first, like.numel());
        using Tensor view = row.view(like.shape);
        return view.detach().DetachFromDisposeScope();
    }

    private void Follow(string name, Tensor leader)
    {
        if (leader.requires_grad)
        {
            Add(name, leader, requiresGradient: false);
            return;
        }

        _tensors.Add(name, leader.alias().DetachFromDisposeScope());
        _names.Add(name);
        _shared.Add(name);
    }
}
