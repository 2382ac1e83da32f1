using Type = RsPlugins.RsmClip.Model.Onnx.Proto.TensorProto.Types.DataType;

namespace RsPlugins.RsmClip.Model.Onnx.Graphs;

/// <summary>The parts that both towers are made of.</summary>
internal sealed class Layers(GraphBuilder graph)
{
    private const float SmallestLength = 1e-12f;

    public string LayerNorm(string value, string module, float epsilon) => graph.Node(
        "LayerNormalization",
        [value, Once($"{module}.weight"), Once($"{module}.bias")],
        GraphBuilder.Integer("axis", -1),
        GraphBuilder.Real("epsilon", epsilon));

    /// <summary>x·Wᵀ + b in the graph's precision.</summary>
    public string Linear(string value, string name, float[] weight, float[] bias)
    {
        int rows = bias.Length;
        int columns = weight.Length / rows;
        string product = graph.IsInt8 ? MultiplyBytes(value, name, weight, rows, columns) : Multiply(value, name, weight, rows, columns);
        return graph.Node("Add", [product, graph.Weight($"{name}.bias", bias, rows)]);
    }

    /// <summary>A dense module of the checkpoint.</summary>
    public string Linear(string value, string module) => Linear(value, module, graph.Read($"{module}.weight"), graph.Read($"{module}.bias"));

    /// <summary>x·Wᵀ in single precision whatever the graph's precision: for the small projections at the towers' ends.</summary>
    public string Multiply(string value, string name, float[] weight, int rows, int columns) =>
        graph.Node("MatMul", [value, graph.Weight($"{name}.matrix", Matrices.Transpose(weight, rows, columns), columns, rows)]);

    /// <summary>The exact GELU, x·½·(1 + erf(x/√2)).</summary>
    public string Gelu(string value)
    {
        string erf = graph.Node("Erf", [graph.Node("Div", [value, graph.Scalar(MathF.Sqrt(2f))])]);
        string gate = graph.Node("Add", [erf, graph.Scalar(1f)]);
        return graph.Node("Mul", [graph.Node("Mul", [value, gate]), graph.Scalar(0.5f)]);
    }

    /// <summary>[B,N,H·D] to [B,H,N,D].</summary>
    public string Heads(string value, int heads, int width) => graph.Node(
        "Transpose",
        [graph.Node("Reshape", [value, graph.Vector(0, 0, heads, width / heads)])],
        GraphBuilder.Integers("perm", 0, 2, 1, 3));

    /// <summary>The weights of attention: softmax(left·rightᵀ·scale + bias) over the last axis.</summary>
    public string AttentionWeights(string left, string right, float scale, string? bias)
    {
        string transposed = graph.Node("Transpose", [right], GraphBuilder.Integers("perm", 0, 1, 3, 2));
        string scores = graph.Node("MatMul", [left, transposed]);
        if (scale != 1f)
        {
            scores = graph.Node("Mul", [scores, graph.Scalar(scale)]);
        }

        return graph.Node("Softmax", [bias is null ? scores : graph.Node("Add", [scores, bias])], GraphBuilder.Integer("axis", -1));
    }

    /// <summary>Weighted values, put back to [B,N,H·D].</summary>
    public string Attend(string attention, string values, int width)
    {
        string heads = graph.Node("Transpose", [graph.Node("MatMul", [attention, values])], GraphBuilder.Integers("perm", 0, 2, 1, 3));
        return graph.Node("Reshape", [heads, graph.Vector(0, 0, width)]);
    }

    /// <summary>Rows of length 1.</summary>
    public string Normalize(string value)
    {
        string length = graph.Node("ReduceL2", [value, graph.Vector(-1)], GraphBuilder.Integer("keepdims", 1));
        return graph.Node("Div", [value, graph.Node("Max", [length, graph.Scalar(SmallestLength)])]);
    }

    public string Cast(string value, Type type) => graph.Node("Cast", [value], GraphBuilder.Integer("to", (long)type));

    private string MultiplyBytes(string value, string name, float[] weight, int rows, int columns)
    {
        (sbyte[] bytes, float[] scales) = Matrices.Quantize(weight, rows, columns);
        string matrix = graph.Weight($"{name}.bytes", Matrices.Transpose(bytes, rows, columns), columns, rows);
        string scale = graph.Weight($"{name}.scales", scales, rows);
        string[] quantized = graph.Nodes("DynamicQuantizeLinear", 3, [value]);
        string product = graph.Node("MatMulInteger", [quantized[0], matrix, quantized[2]]);

        // This order of the two multiplications is the pattern that runtimes fuse into one kernel.
        return graph.Node("Mul", [Cast(product, Type.Float), graph.Node("Mul", [quantized[1], scale])]);
    }

    /// <summary>A vector that two branches of a graph may both use.</summary>
    private string Once(string key) => graph.Graph.Initializer.Any(tensor => tensor.Name == key) ? key : graph.Weight(key);
}
