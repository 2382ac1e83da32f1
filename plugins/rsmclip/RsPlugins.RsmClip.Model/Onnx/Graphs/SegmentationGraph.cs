using RsPlugins.RsmClip.Model.Configuration;
using Type = RsPlugins.RsmClip.Model.Onnx.Proto.TensorProto.Types.DataType;

namespace RsPlugins.RsmClip.Model.Onnx.Graphs;

/// <summary>The vision tower with a last block in which patches keep what they show: NACLIP's and its relatives'.</summary>
internal sealed class SegmentationGraph(ModelConfig config, GraphBuilder graph, SegmentationOptions options)
{
    private readonly VisionTower _tower = new(config, graph, options.Rows, options.Columns);
    private readonly Layers _layers = new(graph);
    private readonly VisionConfig _vision = config.Vision;

    public void Build()
    {
        string tokens = _tower.Embed(graph.Input("pixels", Type.Float, VisionTower.Batch, 3, options.Rows * _vision.PatchSize, options.Columns * _vision.PatchSize));
        for (int index = 0; index < _vision.Layers - 1; index++)
        {
            tokens = _tower.Block(tokens, index);
        }

        string block = VisionTower.NameOf(_vision.Layers - 1);
        string[] heads = _tower.Heads(tokens, block);
        string attention = Attention(heads[0], heads[1], heads[2]);
        graph.Intermediate("attention", attention, VisionTower.Batch, _vision.Heads, _tower.Tokens, _tower.Tokens);
        string attended = _tower.OutProjection(_layers.Attend(attention, heads[2], _vision.Width), block);
        string result = options.WholeBlock ? _tower.Feed(graph.Node("Add", [tokens, attended]), block) : attended;
        graph.Output("tokens", _tower.Project(_tower.Sequences(result)), VisionTower.Batch, _tower.Tokens, config.EmbedDim);
    }

    /// <summary>The queries carry the factor 1/√d already.</summary>
    private string Attention(string queries, string keys, string values) => options.Attention switch
    {
        SegmentationAttention.Naclip => _layers.AttentionWeights(keys, keys, _tower.Scale, _tower.Neighbourhood(options.Sigma)),
        SegmentationAttention.KeyKey => KeyKey(keys),
        SegmentationAttention.QueryQuery => QueryQuery(queries),
        SegmentationAttention.Csa => graph.Node("Add", [QueryQuery(queries), KeyKey(keys)]),
        SegmentationAttention.SegEarth => graph.Node("Add", [graph.Node("Add", [QueryQuery(queries), KeyKey(keys)]), KeyKey(values)]),
        SegmentationAttention.Neighbourhood => NeighbourhoodOnly(queries, keys),
        _ => _layers.AttentionWeights(queries, keys, 1f, null),
    };

    private string KeyKey(string keys) => _layers.AttentionWeights(keys, keys, _tower.Scale, null);

    private string QueryQuery(string queries) => _layers.AttentionWeights(queries, queries, 1f / _tower.Scale, null);

    private string NeighbourhoodOnly(string queries, string keys)
    {
        string product = graph.Node("Mul", [MeanLength(queries), MeanLength(keys)]);
        string factor = graph.Node("ReduceMean", [product, graph.Vector(1)], GraphBuilder.Integer("keepdims", 1));
        string weights = graph.Node("Softmax", [graph.Node("Mul", [_tower.Neighbourhood(options.Sigma), factor])], GraphBuilder.Integer("axis", -1));
        return graph.Node("Expand", [weights, graph.Vector(1, _vision.Heads, 1, 1)]);
    }

    /// <summary>[B,H,N,D] to [B,H,1,1].</summary>
    private string MeanLength(string heads)
    {
        string lengths = graph.Node("ReduceL2", [heads, graph.Vector(-1)], GraphBuilder.Integer("keepdims", 1));
        return graph.Node("ReduceMean", [lengths, graph.Vector(2)], GraphBuilder.Integer("keepdims", 1));
    }
}
