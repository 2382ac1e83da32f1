using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using Google.Protobuf;
using RsPlugins.RsmClip.Model.Checkpoints;
using RsPlugins.RsmClip.Model.Onnx.Proto;
using Type = RsPlugins.RsmClip.Model.Onnx.Proto.TensorProto.Types.DataType;

namespace RsPlugins.RsmClip.Model.Onnx.Graphs;

/// <summary>Collects nodes, constants and weights of one graph; values are named by the text that the methods return.</summary>
internal sealed class GraphBuilder
{
    private const int LargestInline = 256;
    private readonly Dictionary<string, string> _constants = new(StringComparer.Ordinal);
    private readonly HashSet<string> _weights = new(StringComparer.Ordinal);
    private readonly Checkpoint _checkpoint;
    private readonly ExternalWeights? _external;
    private readonly Dictionary<string, TensorProto> _shared;
    private readonly OnnxPrecision _precision;
    private readonly bool _intermediates;
    private readonly CancellationToken _cancellationToken;

    /// <summary>A graph with a file of weights of its own.</summary>
    public GraphBuilder(Checkpoint checkpoint, ExternalWeights external, OnnxPrecision precision, bool intermediates, CancellationToken cancellationToken)
        : this(checkpoint, external, [], precision, intermediates, cancellationToken)
    {
    }

    /// <summary>A graph that shares the weights of another one in the same folder; what that one has not is written into the graph itself.</summary>
    public GraphBuilder(Checkpoint checkpoint, IEnumerable<TensorProto> shared, OnnxPrecision precision, bool intermediates, CancellationToken cancellationToken)
        : this(checkpoint, null, shared.ToDictionary(tensor => tensor.Name, StringComparer.Ordinal), precision, intermediates, cancellationToken)
    {
    }

    private GraphBuilder(
        Checkpoint checkpoint, ExternalWeights? external, Dictionary<string, TensorProto> shared, OnnxPrecision precision, bool intermediates, CancellationToken cancellationToken)
    {
        (_checkpoint, _external, _shared, _precision) = (checkpoint, external, shared, precision);
        (_intermediates, _cancellationToken) = (intermediates, cancellationToken);
    }

    public GraphProto Graph { get; } = new();

    public bool IsInt8 => _precision == OnnxPrecision.Int8;

    public string Node(string operation, string[] inputs, params AttributeProto[] attributes) => Nodes(operation, 1, inputs, attributes)[0];

    public string[] Nodes(string operation, int outputs, string[] inputs, params AttributeProto[] attributes)
    {
        int index = Graph.Node.Count;
        string[] names = [.. Enumerable.Range(0, outputs).Select(output => $"{operation}_{index}" + (outputs > 1 ? $"_{output}" : ""))];
        NodeProto node = new() { OpType = operation, Name = $"{operation}_{index}" };
        node.Input.AddRange(inputs);
        node.Output.AddRange(names);
        node.Attribute.AddRange(attributes);
        Graph.Node.Add(node);
        return names;
    }

    public static AttributeProto Integer(string name, long value) => new() { Name = name, Type = AttributeProto.Types.AttributeType.Int, I = value };

    public static AttributeProto Real(string name, float value) => new() { Name = name, Type = AttributeProto.Types.AttributeType.Float, F = value };

    public static AttributeProto Integers(string name, params long[] values)
    {
        AttributeProto attribute = new() { Name = name, Type = AttributeProto.Types.AttributeType.Ints };
        attribute.Ints.AddRange(values);
        return attribute;
    }

    public string Input(string name, Type type, params object[] shape)
    {
        Graph.Input.Add(Value(name, type, shape));
        return name;
    }

    public void Output(string name, string value, params object[] shape)
    {
        Graph.Node.Add(new NodeProto { OpType = "Identity", Name = name, Input = { value }, Output = { name } });
        Graph.Output.Add(Value(name, Type.Float, shape));
    }

    /// <summary>Makes an inner value an output where the export asks for it.</summary>
    public void Intermediate(string name, string value, params object[] shape)
    {
        if (_intermediates)
        {
            Output(name, value, shape);
        }
    }

    public string Scalar(float value) => Constant($"f{value:R}", Type.Float, [], MemoryMarshal.AsBytes<float>([value]));

    public string Scalar(long value) => Constant($"i{value}", Type.Int64, [], MemoryMarshal.AsBytes<long>([value]));

    public string Scalar(byte value) => Constant($"u{value}", Type.Uint8, [], [value]);

    public string Vector(params long[] values) => Constant($"v{string.Join('_', values)}", Type.Int64, [values.Length], MemoryMarshal.AsBytes<long>(values));

    /// <summary>The values of a checkpoint's tensor, which must be finite.</summary>
    public float[] Read(string key)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        float[] values = _checkpoint.Tensors[key].ToFloat32();
        return TensorPrimitives.IsFiniteAll<float>(values)
            ? values
            : throw new CheckpointException($"{Path.GetFileName(_checkpoint.WeightFile)} holds values in {key} that are not finite numbers.", "Fetch the file again, or train the model again.");
    }

    public string Weight(string name, ReadOnlySpan<float> values, params long[] shape) => Tensor(name, Type.Float, shape, MemoryMarshal.AsBytes(values));

    public string Weight(string name, ReadOnlySpan<sbyte> values, params long[] shape) => Tensor(name, Type.Int8, shape, MemoryMarshal.AsBytes(values));

    /// <summary>A tensor of the checkpoint as it is.</summary>
    public string Weight(string key) => Weight(key, Read(key), _checkpoint.Tensors[key].Shape);

    /// <summary>A tensor of the checkpoint that several parts of a graph may use.</summary>
    public string Once(string key) => _weights.Contains(key) ? key : Weight(key);

    private string Tensor(string name, Type type, long[] shape, ReadOnlySpan<byte> data)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        _weights.Add(name);
        if (_shared.TryGetValue(name, out TensorProto? there) && there.DataType == (int)type && there.Dims.SequenceEqual(shape))
        {
            Graph.Initializer.Add(there);
            return name;
        }

        TensorProto tensor = new() { Name = name, DataType = (int)type };
        tensor.Dims.AddRange(shape);
        if (data.Length > LargestInline && _external is not null)
        {
            _external.Add(tensor, data);
        }
        else
        {
            tensor.RawData = ByteString.CopyFrom(data);
        }

        Graph.Initializer.Add(tensor);
        return name;
    }

    private string Constant(string key, Type type, long[] shape, ReadOnlySpan<byte> data)
    {
        if (!_constants.TryGetValue(key, out string? name))
        {
            name = Tensor($"constant_{key}", type, shape, data);
            _constants.Add(key, name);
        }

        return name;
    }

    private static ValueInfoProto Value(string name, Type type, object[] shape)
    {
        TensorShapeProto dimensions = new();
        foreach (object side in shape)
        {
            dimensions.Dim.Add(side is string symbol
                ? new TensorShapeProto.Types.Dimension { DimParam = symbol }
                : new TensorShapeProto.Types.Dimension { DimValue = Convert.ToInt64(side, System.Globalization.CultureInfo.InvariantCulture) });
        }

        return new ValueInfoProto { Name = name, Type = new TypeProto { TensorType = new TypeProto.Types.Tensor { ElemType = (int)type, Shape = dimensions } } };
    }
}
