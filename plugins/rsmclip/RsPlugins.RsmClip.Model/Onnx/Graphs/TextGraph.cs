using RsPlugins.RsmClip.Model.Configuration;
using Type = RsPlugins.RsmClip.Model.Onnx.Proto.TensorProto.Types.DataType;

namespace RsPlugins.RsmClip.Model.Onnx.Graphs;

/// <summary>XLM-R with mean pooling and open_clip's projection; mask and positions are computed from the ids.</summary>
internal sealed class TextGraph(ModelConfig config, GraphBuilder graph)
{
    /// <summary>Added to the score of a padded key: its weight becomes exactly 0.</summary>
    private const float Masked = -1e9f;
    private const string Embeddings = "text.transformer.embeddings";
    private const string Batch = "batch";
    private const string Length = "length";
    private const string Rows = "rows";
    private readonly TextConfig _text = config.Text;
    private readonly Layers _layers = new(graph);

    public void Build()
    {
        string ids = graph.Input("ids", Type.Int64, Batch, Length);
        string isToken = graph.Node("Not", [graph.Node("Equal", [ids, graph.Scalar((long)_text.PaddingId)])]);
        string mask = _layers.Cast(isToken, Type.Float);
        string hidden = Embed(ids, _layers.Cast(isToken, Type.Int64));
        graph.Intermediate("text.embeddings", hidden, Rows, _text.Width);
        string padding = graph.Node("Mul", [graph.Node("Sub", [graph.Scalar(1f), mask]), graph.Scalar(Masked)]);
        string bias = graph.Node("Unsqueeze", [padding, graph.Vector(1, 2)]);
        string shape = graph.Node("Shape", [ids]);
        string headShape = graph.Node("Concat", [shape, graph.Vector(_text.Heads, _text.Width / _text.Heads)], GraphBuilder.Integer("axis", 0));
        for (int index = 0; index < _text.Layers; index++)
        {
            hidden = Layer(hidden, headShape, bias, index);
            graph.Intermediate($"text.layer{index}", hidden, Rows, _text.Width);
        }

        string sequences = graph.Node("Reshape", [hidden, graph.Node("Concat", [shape, graph.Vector(_text.Width)], GraphBuilder.Integer("axis", 0))]);
        string pooled = Pool(sequences, mask);
        graph.Intermediate("text.pooled", pooled, Batch, _text.Width);
        string features = Project(pooled);
        graph.Intermediate("text_features", features, Batch, config.EmbedDim);
        graph.Output("embedding", _layers.Normalize(features), Batch, config.EmbedDim);
    }

    private string Embed(string ids, string mask)
    {
        string positions = graph.Node("Mul", [graph.Node("CumSum", [mask, graph.Scalar(1L)]), mask]);
        positions = graph.Node("Add", [positions, graph.Scalar((long)_text.PaddingId)]);
        string position = graph.Node("Gather", [PositionTable(), positions]);
        string sum = graph.Node("Add", [Word(ids), position]);
        return _layers.LayerNorm(graph.Node("Reshape", [sum, graph.Vector(-1, _text.Width)]), $"{Embeddings}.LayerNorm", _text.LayerNormEpsilon);
    }

    /// <summary>The position table with the only token type added to every row.</summary>
    private string PositionTable()
    {
        float[] table = graph.Read($"{Embeddings}.position_embeddings.weight");
        float[] type = graph.Read($"{Embeddings}.token_type_embeddings.weight");
        for (int i = 0; i < table.Length; i++)
        {
            table[i] += type[i % _text.Width];
        }

        return graph.Weight($"{Embeddings}.position_embeddings.weight", table, _text.MaxPositions, _text.Width);
    }

    private string Word(string ids)
    {
        const string key = $"{Embeddings}.word_embeddings.weight";
        if (!graph.IsInt8)
        {
            return graph.Node("Gather", [graph.Weight(key), ids]);
        }

        (sbyte[] bytes, float[] scales) = Matrices.Quantize(graph.Read(key), _text.VocabularySize, _text.Width);
        string rows = graph.Node("Gather", [graph.Weight($"{key}.bytes", bytes, _text.VocabularySize, _text.Width), ids]);
        string scale = graph.Node("Gather", [graph.Weight($"{key}.scales", scales, _text.VocabularySize, 1), ids]);
        return graph.Node("Mul", [_layers.Cast(rows, Type.Float), scale]);
    }

    private string Layer(string hidden, string headShape, string bias, int index)
    {
        string layer = $"text.transformer.encoder.layer.{index}";
        string self = $"{layer}.attention.self";
        string packed = _layers.Linear(hidden, self, Packed(self, "weight"), Packed(self, "bias"));
        string[] parts = graph.Nodes("Split", 3, [packed], GraphBuilder.Integer("axis", -1), GraphBuilder.Integer("num_outputs", 3));
        string[] heads = [.. parts.Select(part => _layers.Heads(part, headShape))];
        string attention = _layers.AttentionWeights(heads[0], heads[1], 1f, bias);
        string attended = _layers.Linear(_layers.Attend(attention, heads[2], _text.Width), $"{layer}.attention.output.dense");
        string middle = _layers.LayerNorm(graph.Node("Add", [attended, hidden]), $"{layer}.attention.output.LayerNorm", _text.LayerNormEpsilon);
        if (index == 0)
        {
            graph.Intermediate("text.layer0.attn_output", middle, Rows, _text.Width);
        }

        string inner = _layers.Gelu(_layers.Linear(middle, $"{layer}.intermediate.dense"));
        string outer = _layers.Linear(inner, $"{layer}.output.dense", afterGelu: true);
        return _layers.LayerNorm(graph.Node("Add", [outer, middle]), $"{layer}.output.LayerNorm", _text.LayerNormEpsilon);
    }

    /// <summary>Query (with the attention's scale), key and value below one another: one multiplication instead of three.</summary>
    private float[] Packed(string self, string part)
    {
        float scale = 1f / MathF.Sqrt((float)_text.Width / _text.Heads);
        float[] query = Array.ConvertAll(graph.Read($"{self}.query.{part}"), value => value * scale);
        return [.. query, .. graph.Read($"{self}.key.{part}"), .. graph.Read($"{self}.value.{part}")];
    }

    /// <summary>The mean over a text's tokens, as a product with their weights: a sum over the middle axis rounds differently for one text and for several.</summary>
    private string Pool(string hidden, string mask)
    {
        string count = graph.Node("ReduceSum", [mask, graph.Vector(1)], GraphBuilder.Integer("keepdims", 1));
        string weights = graph.Node("Unsqueeze", [graph.Node("Div", [mask, count]), graph.Vector(1)]);
        return graph.Node("Squeeze", [graph.Node("MatMul", [weights, hidden]), graph.Vector(1)]);
    }

    private string Project(string pooled)
    {
        if (_text.ProjectionWidth == 0)
        {
            return _layers.Multiply(pooled, "text.proj", graph.Read("text.proj.weight"), config.EmbedDim, _text.Width);
        }

        string hidden = _layers.Gelu(_layers.Multiply(pooled, "text.proj.0", graph.Read("text.proj.0.weight"), _text.ProjectionWidth, _text.Width));
        graph.Intermediate("text.proj_hidden_gelu", hidden, Batch, _text.ProjectionWidth);
        return _layers.Multiply(hidden, "text.proj.2", graph.Read("text.proj.2.weight"), config.EmbedDim, _text.ProjectionWidth);
    }
}
