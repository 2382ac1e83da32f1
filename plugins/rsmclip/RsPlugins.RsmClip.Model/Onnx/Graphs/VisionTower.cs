using System.Globalization;
using RsPlugins.RsmClip.Model.Configuration;

namespace RsPlugins.RsmClip.Model.Onnx.Graphs;

/// <summary>The parts of open_clip's vision transformer, for a grid of patches of any size.</summary>
internal sealed class VisionTower(ModelConfig config, GraphBuilder graph, int rows, int columns)
{
    public const string Batch = "batch";
    private const string Rows = "rows";
    public const float Epsilon = 1e-5f;
    private readonly VisionConfig _vision = config.Vision;
    private readonly Layers _layers = new(graph);

    /// <summary>The class token and the patches.</summary>
    public int Tokens => (rows * columns) + 1;

    /// <summary>The factor of attention, 1/√d.</summary>
    public float Scale => 1f / MathF.Sqrt((float)_vision.Width / _vision.Heads);

    public static string NameOf(int block) => $"visual.transformer.resblocks.{block}";

    /// <summary>Pixels to the tokens before the first block.</summary>
    public string Embed(string pixels)
    {
        string grid = graph.Node(
            "Conv",
            [pixels, graph.Weight("visual.conv1.weight")],
            GraphBuilder.Integers("kernel_shape", _vision.PatchSize, _vision.PatchSize),
            GraphBuilder.Integers("strides", _vision.PatchSize, _vision.PatchSize));
        graph.Intermediate("vision.conv1", grid, Batch, _vision.Width, rows, columns);
        string patches = graph.Node(
            "Transpose", [graph.Node("Reshape", [grid, graph.Vector(0, _vision.Width, -1)])], GraphBuilder.Integers("perm", 0, 2, 1));
        string batch = graph.Node("Shape", [pixels], GraphBuilder.Integer("start", 0), GraphBuilder.Integer("end", 1));
        string classShape = graph.Node("Concat", [batch, graph.Vector(1, _vision.Width)], GraphBuilder.Integer("axis", 0));
        string classToken = graph.Node("Expand", [graph.Weight("visual.class_embedding", graph.Read("visual.class_embedding"), 1, 1, _vision.Width), classShape]);
        string tokens = graph.Node("Concat", [classToken, patches], GraphBuilder.Integer("axis", 1));
        string placed = graph.Node("Add", [tokens, Positions()]);
        string flat = graph.Node("Reshape", [placed, graph.Vector(-1, _vision.Width)]);
        string normalised = _layers.LayerNorm(flat, "visual.ln_pre", Epsilon);
        graph.Intermediate("vision.ln_pre", normalised, Rows, _vision.Width);
        return normalised;
    }

    /// <summary>One block as it was trained.</summary>
    public string Block(string tokens, int index)
    {
        string block = NameOf(index);
        return Finish(tokens, Heads(tokens, block), index);
    }

    /// <summary>Queries, which carry the factor of attention, keys and values of a block: [B,H,N,D] each.</summary>
    public string[] Heads(string tokens, string block)
    {
        string packed = _layers.Linear(_layers.LayerNorm(tokens, $"{block}.ln_1", Epsilon), $"{block}.attn.in_proj", InProjection(block), InBias(block));
        string[] parts = graph.Nodes("Split", 3, [packed], GraphBuilder.Integer("axis", -1), GraphBuilder.Integer("num_outputs", 3));
        string shape = graph.Vector(-1, Tokens, _vision.Heads, _vision.Width / _vision.Heads);
        return [.. parts.Select(part => _layers.Heads(part, shape))];
    }

    /// <summary>The rest of a block after its heads.</summary>
    public string Finish(string tokens, string[] heads, int index)
    {
        string block = NameOf(index);
        string attention = _layers.AttentionWeights(heads[0], heads[1], 1f, null);
        string attended = OutProjection(_layers.Attend(attention, heads[2], _vision.Width), block);
        string result = Feed(graph.Node("Add", [tokens, attended]), block);
        graph.Intermediate($"vision.block{index}", result, Rows, _vision.Width);
        if (index == 0)
        {
            graph.Intermediate("vision.block0.attn_probs", attention, Batch, _vision.Heads, Tokens, Tokens);
        }

        return result;
    }

    /// <summary>The MLP of a block and the residual around it.</summary>
    public string Feed(string tokens, string block)
    {
        string hidden = _layers.Gelu(_layers.Linear(_layers.LayerNorm(tokens, $"{block}.ln_2", Epsilon), $"{block}.mlp.c_fc"));
        if (block == NameOf(0))
        {
            graph.Intermediate("vision.block0.mlp_hidden_gelu", hidden, Rows, _vision.MlpWidth);
        }

        return graph.Node("Add", [tokens, _layers.Linear(hidden, $"{block}.mlp.c_proj", afterGelu: true)]);
    }

    public string OutProjection(string value, string block, string suffix = "") => _layers.Linear(
        value, $"{block}.attn.out_proj{suffix}", graph.Read($"{block}.attn.out_proj.weight"), graph.Read($"{block}.attn.out_proj.bias"));

    /// <summary>[B·N,W] to [B,N,W].</summary>
    public string Sequences(string tokens) => graph.Node("Reshape", [tokens, graph.Vector(-1, Tokens, _vision.Width)]);

    /// <summary>Tokens to the common space, not normalised.</summary>
    public string Project(string sequences) => graph.Node("MatMul", [_layers.LayerNorm(sequences, "visual.ln_post", Epsilon), graph.Once("visual.proj")]);

    /// <summary>exp(−d²/2σ²) over the distance d of two patches; the class token's row and column are 0.</summary>
    public string Neighbourhood(double sigma)
    {
        float[] values = new float[Tokens * Tokens];
        for (int from = 0; from < rows * columns; from++)
        {
            for (int to = 0; to < rows * columns; to++)
            {
                int down = (from / columns) - (to / columns), across = (from % columns) - (to % columns);
                values[((from + 1) * Tokens) + to + 1] = (float)Math.Exp(-((down * down) + (across * across)) / (2 * sigma * sigma));
            }
        }

        return graph.Weight(string.Create(CultureInfo.InvariantCulture, $"neighbourhood.{sigma:R}.{rows}x{columns}"), values, Tokens, Tokens);
    }

    private string Positions()
    {
        const string Table = "visual.positional_embedding";
        if (rows == _vision.Grid && columns == _vision.Grid)
        {
            return graph.Weight(Table);
        }

        float[] resized = PositionGrid.Resize(graph.Read(Table), _vision.Grid, _vision.Width, rows, columns);
        return graph.Weight($"{Table}.{rows}x{columns}", resized, Tokens, _vision.Width);
    }

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
}
