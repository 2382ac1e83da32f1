using RsPlugins.RsmClip.Model.Configuration;
using Type = RsPlugins.RsmClip.Model.Onnx.Proto.TensorProto.Types.DataType;

namespace RsPlugins.RsmClip.Model.Onnx.Graphs;

/// <summary>open_clip's vision transformer, and beside its last block NACLIP's (Hajimiri et al., WACV 2025): key-key attention with a Gaussian neighbourhood.</summary>
internal sealed class VisionGraph(ModelConfig config, GraphBuilder graph, OnnxExportOptions options)
{
    private readonly VisionConfig _vision = config.Vision;
    private readonly VisionTower _tower = new(config, graph, config.Vision.Grid, config.Vision.Grid);
    private readonly Layers _layers = new(graph);

    public void Build()
    {
        string tokens = _tower.Embed(graph.Input("pixels", Type.Float, VisionTower.Batch, 3, _vision.ImageSize, _vision.ImageSize));
        int last = _vision.Layers - 1;
        for (int index = 0; index < last; index++)
        {
            tokens = _tower.Block(tokens, index);
        }

        string[] heads = _tower.Heads(tokens, VisionTower.NameOf(last));
        string patches = Reduced(heads, VisionTower.NameOf(last));
        tokens = _tower.Finish(tokens, heads, last);
        string first = graph.Node("Gather", [_tower.Sequences(tokens), graph.Scalar(0L)], GraphBuilder.Integer("axis", 1));
        string pooled = _layers.LayerNorm(first, "visual.ln_post", VisionTower.Epsilon);
        graph.Intermediate("vision.pooled", pooled, VisionTower.Batch, _vision.Width);
        string features = graph.Node("MatMul", [pooled, graph.Once("visual.proj")]);
        graph.Intermediate("image_features", features, VisionTower.Batch, config.EmbedDim);
        graph.Output("embedding", _layers.Normalize(features), VisionTower.Batch, config.EmbedDim);

        string withoutClass = graph.Node("Slice", [_tower.Sequences(patches), graph.Vector(1), graph.Vector(_tower.Tokens), graph.Vector(1)]);
        graph.Output("patches", _tower.Project(withoutClass), VisionTower.Batch, _tower.Tokens - 1, config.EmbedDim);
    }

    /// <summary>The last block as NACLIP reduces it, without residual and MLP.</summary>
    private string Reduced(string[] heads, string block)
    {
        string attention = _layers.AttentionWeights(heads[1], heads[1], _tower.Scale, _tower.Neighbourhood(options.NeighbourhoodSigma));
        return _tower.OutProjection(_layers.Attend(attention, heads[2], _vision.Width), block, ".reduced");
    }
}
