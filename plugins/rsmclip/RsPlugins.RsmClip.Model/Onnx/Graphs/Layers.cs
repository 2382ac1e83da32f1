using Type = RsPlugins.RsmClip.Model.Onnx.Proto.TensorProto.Types.DataType;

namespace RsPlugins.RsmClip.Model.Onnx.Graphs;

/// <summary>
/// The parts that both towers are made of. Tokens are rows, [B·N,W], outside of attention: runtimes then fuse a bias into its multiplication, and leave alone the sum before a LayerNorm,
/// whose fused form ONNX Runtime computes ten times slower on the CPU.
/// </summary>
internal sealed class Layers(GraphBuilder graph)
{
    /// <summary>No value of the exact GELU is smaller.</summary>
    private const float LowestGelu = -0.17f;
    private const float Smallest = 1e-12f;
    private const byte Centre = 128;
    private const byte LowCentre = 32;
    private readonly Dictionary<byte, string> _zeroPoints = [];

    public string LayerNorm(string value, string module, float epsilon) => graph.Node(
        "LayerNormalization",
        [value, graph.Once($"{module}.weight"), graph.Once($"{module}.bias")],
        GraphBuilder.Integer("axis", -1),
        GraphBuilder.Real("epsilon", epsilon));

    /// <summary>x·Wᵀ + b in the graph's precision. All inputs of a graph have the same number of rows.</summary>
    /// <param name="value">[B·N,in].</param>
    /// <param name="name">Prefix of the weights' names.</param>
    /// <param name="weight">[out,in].</param>
    /// <param name="bias">[out].</param>
    /// <param name="afterGelu">Whether the input comes from a GELU: it then has nearly no negative range.</param>
    public string Linear(string value, string name, float[] weight, float[] bias, bool afterGelu = false)
    {
        int rows = bias.Length;
        int columns = weight.Length / rows;
        string product = graph.IsInt8 ? MultiplyBytes(value, name, weight, rows, columns, afterGelu) : Multiply(value, name, weight, rows, columns);
        return graph.Node("Add", [product, graph.Weight($"{name}.bias", bias, rows)]);
    }

    /// <summary>A dense module of the checkpoint.</summary>
    public string Linear(string value, string module, bool afterGelu = false) =>
        Linear(value, module, graph.Read($"{module}.weight"), graph.Read($"{module}.bias"), afterGelu);

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

    /// <summary>[B·N,H·D] to [B,H,N,D].</summary>
    /// <param name="value">The rows.</param>
    /// <param name="shape">[B,N,H,D].</param>
    public string Heads(string value, string shape) =>
        graph.Node("Transpose", [graph.Node("Reshape", [value, shape])], GraphBuilder.Integers("perm", 0, 2, 1, 3));

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

    /// <summary>Weighted values, put back to [B·N,H·D].</summary>
    public string Attend(string attention, string values, int width)
    {
        string heads = graph.Node("Transpose", [graph.Node("MatMul", [attention, values])], GraphBuilder.Integers("perm", 0, 2, 1, 3));
        return graph.Node("Reshape", [heads, graph.Vector(-1, width)]);
    }

    /// <summary>Rows of length 1.</summary>
    public string Normalize(string value)
    {
        string length = graph.Node("ReduceL2", [value, graph.Vector(-1)], GraphBuilder.Integer("keepdims", 1));
        return graph.Node("Div", [value, graph.Node("Max", [length, graph.Scalar(Smallest)])]);
    }

    public string Cast(string value, Type type) => graph.Node("Cast", [value], GraphBuilder.Integer("to", (long)type));

    /// <summary>
    /// Every row of the input has a step of its own, so that a result does not depend on what else is in the batch, and an outlier costs only its own token precision.
    /// The pair of DequantizeLinear before the MatMul is what runtimes fuse into one multiplication of bytes: the rows' steps therefore follow as a separate factor.
    /// </summary>
    private string MultiplyBytes(string value, string name, float[] weight, int rows, int columns, bool afterGelu)
    {
        (sbyte[] bytes, float[] scales) = Matrices.Quantize(weight, rows, columns);
        string matrix = graph.Weight($"{name}.bytes", Matrices.Transpose(bytes, rows, columns), columns, rows);
        string scale = graph.Weight($"{name}.scales", scales, rows);
        byte zero = afterGelu ? LowCentre : Centre;
        float smallest = afterGelu ? LowestGelu * (LowCentre - byte.MaxValue) / LowCentre : Smallest;
        string magnitude = afterGelu ? value : graph.Node("Abs", [value]);
        string largest = graph.Node("Max", [graph.Node("ReduceMax", [magnitude, graph.Vector(1)], GraphBuilder.Integer("keepdims", 1)), graph.Scalar(smallest)]);
        string step = graph.Node("Mul", [largest, graph.Scalar(1f / (byte.MaxValue - zero))]);
        string quantized = graph.Node("QuantizeLinear", [value, graph.Node("Reshape", [step, graph.Vector(-1)]), ZeroPoints(value, zero)], GraphBuilder.Integer("axis", 0));
        string left = graph.Node("DequantizeLinear", [quantized, graph.Scalar(1f), graph.Scalar(zero)]);
        string right = graph.Node("DequantizeLinear", [matrix, scale], GraphBuilder.Integer("axis", 1));
        return graph.Node("Mul", [graph.Node("MatMul", [left, right]), step]);
    }

    /// <summary>The same zero point for every row.</summary>
    private string ZeroPoints(string value, byte zero)
    {
        if (!_zeroPoints.TryGetValue(zero, out string? points))
        {
            string rows = graph.Node("Shape", [value], GraphBuilder.Integer("start", 0), GraphBuilder.Integer("end", 1));
            points = graph.Node("Expand", [graph.Scalar(zero), rows]);
            _zeroPoints.Add(zero, points);
        }

        return points;
    }
}
