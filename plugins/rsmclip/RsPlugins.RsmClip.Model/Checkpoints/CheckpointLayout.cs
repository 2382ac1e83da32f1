using RsPlugins.RsmClip.Model.Configuration;

namespace RsPlugins.RsmClip.Model.Checkpoints;

/// <summary>The keys and shapes that open_clip gives a ViT with an XLM-R text tower.</summary>
public static class CheckpointLayout
{
    /// <summary>Every key with its shape, outermost dimension first, in the order of the towers.</summary>
    /// <param name="config">The sizes.</param>
    public static IReadOnlyDictionary<string, long[]> Shapes(ModelConfig config)
    {
        Dictionary<string, long[]> shapes = new(StringComparer.Ordinal) { ["logit_scale"] = [] };
        AddVision(shapes, config.Vision, config.EmbedDim);
        AddText(shapes, config.Text, config.EmbedDim);
        return shapes;
    }

    private static void AddVision(Dictionary<string, long[]> shapes, VisionConfig vision, int embedDim)
    {
        long width = vision.Width;
        shapes["visual.class_embedding"] = [width];
        shapes["visual.positional_embedding"] = [((long)vision.Grid * vision.Grid) + 1, width];
        shapes["visual.proj"] = [width, embedDim];
        shapes["visual.conv1.weight"] = [width, 3, vision.PatchSize, vision.PatchSize];
        AddPair(shapes, "visual.ln_pre", [width], width);
        for (int layer = 0; layer < vision.Layers; layer++)
        {
            string block = $"visual.transformer.resblocks.{layer}";
            AddPair(shapes, $"{block}.ln_1", [width], width);
            shapes[$"{block}.attn.in_proj_weight"] = [3 * width, width];
            shapes[$"{block}.attn.in_proj_bias"] = [3 * width];
            AddPair(shapes, $"{block}.attn.out_proj", [width, width], width);
            AddPair(shapes, $"{block}.ln_2", [width], width);
            AddPair(shapes, $"{block}.mlp.c_fc", [vision.MlpWidth, width], vision.MlpWidth);
            AddPair(shapes, $"{block}.mlp.c_proj", [width, vision.MlpWidth], width);
        }

        AddPair(shapes, "visual.ln_post", [width], width);
    }

    private static void AddText(Dictionary<string, long[]> shapes, TextConfig text, int embedDim)
    {
        long width = text.Width;
        const string embeddings = "text.transformer.embeddings";
        shapes[$"{embeddings}.word_embeddings.weight"] = [text.VocabularySize, width];
        shapes[$"{embeddings}.position_embeddings.weight"] = [text.MaxPositions, width];
        shapes[$"{embeddings}.token_type_embeddings.weight"] = [1, width];
        AddPair(shapes, $"{embeddings}.LayerNorm", [width], width);
        for (int index = 0; index < text.Layers; index++)
        {
            string layer = $"text.transformer.encoder.layer.{index}";
            AddPair(shapes, $"{layer}.attention.self.query", [width, width], width);
            AddPair(shapes, $"{layer}.attention.self.key", [width, width], width);
            AddPair(shapes, $"{layer}.attention.self.value", [width, width], width);
            AddPair(shapes, $"{layer}.attention.output.dense", [width, width], width);
            AddPair(shapes, $"{layer}.attention.output.LayerNorm", [width], width);
            AddPair(shapes, $"{layer}.intermediate.dense", [text.FeedForwardWidth, width], text.FeedForwardWidth);
            AddPair(shapes, $"{layer}.output.dense", [width, text.FeedForwardWidth], width);
            AddPair(shapes, $"{layer}.output.LayerNorm", [width], width);
        }

        if (text.ProjectionWidth == 0)
        {
            shapes["text.proj.weight"] = [embedDim, width];
        }
        else
        {
            shapes["text.proj.0.weight"] = [text.ProjectionWidth, width];
            shapes["text.proj.2.weight"] = [embedDim, text.ProjectionWidth];
        }
    }

    private static void AddPair(Dictionary<string, long[]> shapes, string module, long[] weight, long bias)
    {
        shapes[$"{module}.weight"] = weight;
        shapes[$"{module}.bias"] = [bias];
    }
}
