using System.Text.Json;
using System.Text.Json.Nodes;

namespace RsPlugins.RsmClip.Model.Configuration;

/// <summary>Writes open_clip_config.json in today's spelling.</summary>
internal static class HubConfigWriter
{
    private const string UnpublishedName = "xlm-roberta";
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static void Write(ModelConfig config, string folder)
    {
        VisionConfig vision = config.Vision;
        JsonObject visionJson = new()
        {
            ["image_size"] = vision.ImageSize,
            ["layers"] = vision.Layers,
            ["width"] = vision.Width,
            ["head_width"] = vision.Width / vision.Heads,
            ["patch_size"] = vision.PatchSize,
            ["mlp_ratio"] = (double)vision.MlpWidth / vision.Width,
        };
        JsonObject root = new()
        {
            ["model_cfg"] = new JsonObject
            {
                ["embed_dim"] = config.EmbedDim,
                ["vision_cfg"] = visionJson,
                ["text_cfg"] = TextJson(config.Text),
            },
            ["preprocess_cfg"] = new JsonObject
            {
                ["mean"] = Numbers(config.Preprocess.Mean),
                ["std"] = Numbers(config.Preprocess.Std),
                ["interpolation"] = "bicubic",
                ["resize_mode"] = "shortest",
            },
        };
        File.WriteAllText(Path.Combine(folder, ModelConfig.FileName), root.ToJsonString(Indented) + "\n");
    }

    private static JsonObject TextJson(TextConfig text)
    {
        string? name = HubText.NameOf(text);
        JsonObject json = new()
        {
            ["hf_model_name"] = name ?? UnpublishedName,
            ["hf_tokenizer_name"] = name ?? UnpublishedName,
            ["hf_pooler_type"] = "mean_pooler",
            ["hf_proj_type"] = text.ProjectionWidth == 0 ? "linear" : "mlp",
            ["context_length"] = text.ContextLength,
        };
        if (name is null)
        {
            json["hf_model_config"] = new JsonObject
            {
                ["model_type"] = "xlm-roberta",
                ["vocab_size"] = text.VocabularySize,
                ["hidden_size"] = text.Width,
                ["num_hidden_layers"] = text.Layers,
                ["num_attention_heads"] = text.Heads,
                ["intermediate_size"] = text.FeedForwardWidth,
                ["max_position_embeddings"] = text.MaxPositions,
                ["layer_norm_eps"] = text.LayerNormEpsilon,
                ["pad_token_id"] = text.PaddingId,
                ["type_vocab_size"] = 1,
                ["hidden_act"] = "gelu",
            };
        }

        return json;
    }

    private static JsonArray Numbers(float[] values) => [.. values.Select(value => (JsonNode)JsonValue.Create(value))];
}
