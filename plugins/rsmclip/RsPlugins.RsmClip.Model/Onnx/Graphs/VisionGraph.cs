using RsPlugins.RsmClip.Model.Configuration;
using Type = RsPlugins.RsmClip.Model.Onnx.Proto.TensorProto.Types.DataType;

namespace RsPlugins.RsmClip.Model.Onnx.Graphs;

/// <summary>open_clip's vision transformer, and beside its last block NACLIP's (Hajimiri et al., WACV 2025): key-key attention with a Gaussian neighbourhood.</summary>
internal sealed class VisionGraph(ModelConfig config, GraphBuilder graph, OnnxExportOptions options)
{
    private const float Epsilon = 1e-5f;
    private const string Batch = "batch";
    private const string Rows = "rows";
    private readonly VisionConfig _vision = config.Vision;
    private readonly Layers _layers = new(graph);

    private int Tokens => (_vision.Grid * _vision.Grid) + 1;

    private float Scale => 1f / MathF.Sqrt((float)_vision.Width / _vision.Heads);

    public void Build()
    {
        string tokens = Embed(graph.Input("pixels", Type.Float, Batch, 3, _vision.ImageSize, _vision.ImageSize));
        string patches = "";
        for (int index = 0; index < _vision.Layers; index++)
        {
            (tokens, string reduced) = Block(tokens, index);
            patches = reduced;
        }

        string projection = graph.Weight("visual.proj");
        string first = graph.Node("Gather", [Sequences(tokens), graph.Scalar(0L)], GraphBuilder.Integer("axis", 1));
        string pooled = _layers.LayerNorm(first, "visual.ln_post", Epsilon);
        graph.Intermediate("vision.pooled", pooled, Batch, _vision.Width);
        string features = graph.Node("MatMul", [pooled, projection]);
        graph.Intermediate("image_features", features, Batch, config.EmbedDim);
        graph.Output("embedding", _layers.Normalize(features), Batch, config.EmbedDim);

        string withoutClass = graph.Node("Slice", [Sequences(patches), graph.Vector(1), graph.Vector(Tokens), graph.Vector(1)]);
        string patchFeatures = graph.Node("MatMul", [_layers.LayerNorm(withoutClass, "visual.ln_post", Epsilon), projection]);
        graph.Output("patches", patchFeatures, Batch, Tokens - 1, config.EmbedDim);
    }

    private string Embed(string pixels)
    {
        string grid = graph.Node(
            "Conv",
            [pixels, graph.Weight("visual.conv1.weight")],
            GraphBuilder.Integers("kernel_shape", _vision.PatchSize, _vision.PatchSize),
            GraphBuilder.Integers("strides", _vision.PatchSize, _vision.PatchSize));
        graph.Intermediate("vision.conv1", grid, Batch, _vision.Width, _vision.Grid, _vision.Grid);
        string patches = graph.Node(
            "Transpose", [graph.Node("Reshape", [grid, graph.Vector(0, _vision.Width, -1)])], GraphBuilder.Integers("perm", 0, 2, 1));
        string batch = graph.Node("Shape", [pixels], GraphBuilder.Integer("start", 0), GraphBuilder.Integer("end", 1));
        string classShape = graph.Node("Concat", [batch, graph.Vector(1, _vision.Width)], GraphBuilder.Integer("axis", 0));
        string classToken = graph.Node("Expand", [graph.Weight("visual.class_embedding", graph.Read("visual.class_embedding"), 1, 1, _vision.Width), classShape]);
        string tokens = graph.Node("Concat", [classToken, patches], GraphBuilder.Integer("axis", 1));
        string placed = graph.Node("Add", [tokens, graph.Weight("visual.positional_embedding")]);
        string rows = graph.Node("Reshape", [placed, graph.Vector(-1, _vision.Width)]);
        string normalised = _layers.LayerNorm(rows, "visual.ln_pre", Epsilon);
        graph.Intermediate("vision.ln_pre", normalised, Rows, _vision.Width);
        return normalised;
    }

    /// <summary>One block; after the last one also NACLIP's reduced form of it, without residual and MLP.</summary>
    private (string Tokens, string Reduced) Block(string tokens, int index)
    {
        string block = $"visual.transformer.resblocks.{index}";
        string packed = _layers.Linear(_layers.LayerNorm(tokens, $"{block}.ln_1", Epsilon), $"{block}.attn.in_proj", InProjection(block), InBias(block));
        string[] parts = graph.Nodes("Split", 3, [packed], GraphBuilder.Integer("axis", -1), GraphBuilder.Integer("num_outputs", 3));
        string shape = graph.Vector(-1, Tokens, _vision.Heads, _vision.Width / _vision.Heads);
        string[] heads = [.. parts.Select(part => _layers.Heads(part, shape))];
        string attention = _layers.AttentionWeights(heads[0], heads[1], 1f, null);
        string attended = OutProjection(_layers.Attend(attention, heads[2], _vision.Width), block, "");
        string middle = graph.Node("Add", [tokens, attended]);
        string hidden = _layers.Gelu(_layers.Linear(_layers.LayerNorm(middle, $"{block}.ln_2", Epsilon), $"{block}.mlp.c_fc"));
        string result = graph.Node("Add", [middle, _layers.Linear(hidden, $"{block}.mlp.c_proj", afterGelu: true)]);
        graph.Intermediate($"vision.block{index}", result, Rows, _vision.Width);
        if (index == 0)
        {
            graph.Intermediate("vision.block0.attn_probs", attention, Batch, _vision.Heads, Tokens, Tokens);
            graph.Intermediate("vision.block0.mlp_hidden_gelu", hidden, Rows, _vision.MlpWidth);
        }

        if (index < _vision.Layers - 1)
        {
            return (result, "");
        }

        string neighbourhood = graph.Weight("neighbourhood", Neighbourhood(_vision.Grid, options.NeighbourhoodSigma), Tokens, Tokens);
        string keyAttention = _layers.AttentionWeights(heads[1], heads[1], Scale, neighbourhood);
        return (result, OutProjection(_layers.Attend(keyAttention, heads[2], _vision.Width), block, ".reduced"));
    }

    /// <summary>[B·N,W] to [B,N,W].</summary>
    private string Sequences(string rows) => graph.Node("Reshape", [rows, graph.Vector(-1, Tokens, _vision.Width)]);

    private string OutProjection(string value, string block, string suffix) => _layers.Linear(
        value, $"{block}.attn.out_proj{suffix}", graph.Read($"{block}.attn.out_proj.weight"), graph.Read($"{block}.attn.out_proj.bias"));

    /// <summary>The packed projection with the attention's scale in its query rows: a power of two for the usual 16, 64 and 256 channels a head.</summary>
    private float[] InProjection(string block) => ScaleFirstThird(graph.Read($"{block}.attn.in_proj_weight"));

    private float[] InBias(string block) => ScaleFirstThird(graph.Read($"{block}.attn.in_proj_bias"));

    private float[] ScaleFirstThird(float[] packed)
    {
        foreach (ref float value in packed.AsSpan(0, packed.Length / 3))
        {
            value *= Scale;
        }

        return packed;
    }

    /// <summary>exp(−d²/2σ²) over the distance d of two patches; the class token's row and column are 0.</summary>
    private static float[] Neighbourhood(int grid, double sigma)
    {
        int tokens = (grid * grid) + 1;
        float[] values = new float[tokens * tokens];
        for (int from = 0; from < grid * grid; from++)
        {
            for (int to = 0; to < grid * grid; to++)
            {
                int rows = (from / grid) - (to / grid);
                int columns = (from % grid) - (to % grid);
                values[((from + 1) * tokens) + to + 1] = (float)Math.Exp(-((rows * rows) + (columns * columns)) / (2 * sigma * sigma));
            }
        }

        return values;
    }
}
