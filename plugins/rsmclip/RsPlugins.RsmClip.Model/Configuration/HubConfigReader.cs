using System.Text.Json;
using RsPlugins.RsmClip.Model.Checkpoints;

namespace RsPlugins.RsmClip.Model.Configuration;

/// <summary>Reads open_clip_config.json and refuses what the towers here would compute differently.</summary>
internal static class HubConfigReader
{
    private const int LargestFile = 1 << 20;
    private const int LargestDimension = 1 << 20;
    private const int MostLayers = 256;
    private const string Hint = "Take the folder as open_clip's push_to_hf_hub wrote it, with an XLM-R text tower and a ViT vision tower.";
    private static readonly string[] TextConfigFiles = ["text_config.json", "config.json"];

    public static ModelConfig Read(string folder)
    {
        string path = Path.Combine(folder, ModelConfig.FileName);
        using JsonDocument document = Parse(path);
        JsonElement root = document.RootElement;
        JsonElement model = Child(root, "model_cfg") ?? root;
        int embedDim = Dimension(model, "embed_dim", null);
        VisionConfig vision = ReadVision(Child(model, "vision_cfg") ?? throw Wrong("it has no vision_cfg"));
        TextConfig text = ReadText(Child(model, "text_cfg") ?? throw Wrong("it has no text_cfg"), folder, embedDim);
        Refuse(model, "quick_gelu", value => value.ValueKind == JsonValueKind.True, "quick_gelu is set; the towers use the exact GELU");
        return new ModelConfig(embedDim, vision, text, ReadPreprocess(Child(root, "preprocess_cfg")));
    }

    private static VisionConfig ReadVision(JsonElement vision)
    {
        Refuse(vision, "timm_model_name", value => value.ValueKind != JsonValueKind.Null, "the vision tower is a timm model, not open_clip's own ViT");
        Refuse(vision, "pool_type", value => !Is(value, "tok"), "pool_type is not \"tok\"");
        Refuse(vision, "attentional_pool", value => value.ValueKind is not (JsonValueKind.False or JsonValueKind.Null), "attentional_pool is set");
        Refuse(vision, "no_ln_pre", value => value.ValueKind == JsonValueKind.True, "no_ln_pre is set");
        Refuse(vision, "ls_init_value", value => value.ValueKind != JsonValueKind.Null, "the vision tower has layer scale");
        int width = Dimension(vision, "width", 768);
        int headWidth = Dimension(vision, "head_width", 64);
        int image = Dimension(vision, "image_size", 224);
        int patch = Dimension(vision, "patch_size", 16);
        double ratio = Child(vision, "mlp_ratio") is { ValueKind: JsonValueKind.Number } value ? value.GetDouble() : 4.0;
        if (width % headWidth != 0 || image % patch != 0 || ratio is not (> 0 and <= 16))
        {
            throw Wrong($"the vision sizes do not fit: width {width} in heads of {headWidth}, image {image} in patches of {patch}, mlp_ratio {ratio}");
        }

        return new VisionConfig(image, patch, width, Dimension(vision, "layers", 12, MostLayers), width / headWidth, (int)(width * ratio));
    }

    private static TextConfig ReadText(JsonElement text, string folder, int embedDim)
    {
        string name = Child(text, "hf_model_name") is { ValueKind: JsonValueKind.String } given
            ? given.GetString()!
            : throw Wrong("text_cfg has no hf_model_name; only XLM-R text towers are read");
        string pooler = Choice(text, "hf_pooler_type", "pooler_type", "mean_pooler");
        if (pooler != "mean_pooler")
        {
            throw Wrong($"the pooler is \"{pooler}\"; the text tower here pools by the mean (\"mean_pooler\")");
        }

        TextConfig sizes = Child(text, "hf_model_config") is { ValueKind: JsonValueKind.Object } nested
            ? ReadTransformers(nested)
            : HubText.Known.TryGetValue(name, out TextConfig? known) ? known : ReadBeside(folder, name);
        string projection = Choice(text, "hf_proj_type", "proj", "mlp");
        int contextLength = Dimension(text, "context_length", 77);
        if (contextLength + sizes.PaddingId >= sizes.MaxPositions)
        {
            throw Wrong($"context_length {contextLength} is more than the {sizes.MaxPositions} positions allow");
        }

        return sizes with
        {
            ContextLength = contextLength,
            ProjectionWidth = projection switch
            {
                "mlp" => TextConfig.DefaultProjectionWidth(sizes.Width, embedDim),
                "linear" => 0,
                _ => throw Wrong($"the text projection \"{projection}\" is neither \"mlp\" nor \"linear\""),
            },
        };
    }

    private static TextConfig ReadBeside(string folder, string name)
    {
        string? path = TextConfigFiles.Select(file => Path.Combine(folder, file)).FirstOrDefault(File.Exists)
            ?? throw Wrong($"the text tower \"{name}\" is not a published XLM-R, and neither hf_model_config nor a {TextConfigFiles[0]} beside it gives its sizes");
        using JsonDocument document = Parse(path);
        return ReadTransformers(document.RootElement);
    }

    private static TextConfig ReadTransformers(JsonElement config)
    {
        Refuse(config, "model_type", value => !Is(value, "xlm-roberta"), "the text tower is not of the type xlm-roberta");
        Refuse(config, "hidden_act", value => !Is(value, "gelu"), "the text tower's activation is not \"gelu\"");
        Refuse(config, "position_embedding_type", value => !Is(value, "absolute"), "the text tower's positions are not absolute");
        Refuse(config, "type_vocab_size", value => value.GetInt32() != 1, "the text tower has more than one token type");
        TextConfig text = new(
            Dimension(config, "vocab_size", null),
            Dimension(config, "hidden_size", null),
            Dimension(config, "num_hidden_layers", null, MostLayers),
            Dimension(config, "num_attention_heads", null),
            Dimension(config, "intermediate_size", null),
            Dimension(config, "max_position_embeddings", 514))
        {
            LayerNormEpsilon = Child(config, "layer_norm_eps") is { ValueKind: JsonValueKind.Number } epsilon ? (float)epsilon.GetDouble() : 1e-5f,
            PaddingId = Dimension(config, "pad_token_id", 1),
        };
        return text.Width % text.Heads == 0 ? text : throw Wrong($"the text width {text.Width} does not divide into {text.Heads} heads");
    }

    private static PreprocessConfig ReadPreprocess(JsonElement? preprocess)
    {
        if (preprocess is not { } given)
        {
            return PreprocessConfig.Clip;
        }

        Refuse(given, "interpolation", value => !Is(value, "bicubic"), "preprocess_cfg asks for another interpolation than bicubic");
        Refuse(given, "resize_mode", value => !Is(value, "shortest"), "preprocess_cfg asks for another resize_mode than \"shortest\"");
        float[] std = Three(given, "std") ?? PreprocessConfig.Clip.Std;
        return std.All(value => value > 0)
            ? new PreprocessConfig(Three(given, "mean") ?? PreprocessConfig.Clip.Mean, std)
            : throw Wrong("preprocess_cfg.std holds a value that is not positive");
    }

    private static float[]? Three(JsonElement parent, string key)
    {
        if (Child(parent, key) is not { } list)
        {
            return null;
        }

        return list.ValueKind == JsonValueKind.Array && list.GetArrayLength() == 3 && list.EnumerateArray().All(value => value.ValueKind == JsonValueKind.Number)
            ? [.. list.EnumerateArray().Select(value => value.GetSingle())]
            : throw Wrong($"preprocess_cfg.{key} is not a list of three numbers");
    }

    private static JsonDocument Parse(string path)
    {
        FileInfo file = new(path);
        if (!file.Exists)
        {
            throw new CheckpointException($"{file.Name} is missing in {file.DirectoryName}.", Hint);
        }

        if (file.Length > LargestFile)
        {
            throw new CheckpointException($"{file.Name} has {file.Length} bytes, too many for a configuration.", Hint);
        }

        try
        {
            JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(path));
            return document.RootElement.ValueKind == JsonValueKind.Object ? document : throw Wrong("it is not a JSON object");
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new CheckpointException($"{file.Name} cannot be read: {unreadable.Message}", "Check the file's permissions.", unreadable);
        }
        catch (JsonException broken)
        {
            throw new CheckpointException($"{file.Name} is not valid JSON: {broken.Message}", Hint, broken);
        }
    }

    private static JsonElement? Child(JsonElement parent, string key) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(key, out JsonElement value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private static bool Is(JsonElement value, string text) => value.ValueKind == JsonValueKind.String && value.ValueEquals(text);

    private static string Choice(JsonElement parent, string key, string oldKey, string fallback) =>
        (Child(parent, key) ?? Child(parent, oldKey)) is { ValueKind: JsonValueKind.String } value ? value.GetString()! : fallback;

    private static void Refuse(JsonElement parent, string key, Func<JsonElement, bool> isWrong, string reason)
    {
        if (Child(parent, key) is { } value && (value.ValueKind == JsonValueKind.Object || isWrong(value)))
        {
            throw Wrong(reason);
        }
    }

    private static int Dimension(JsonElement parent, string key, int? fallback, int most = LargestDimension)
    {
        if (Child(parent, key) is not { } value)
        {
            return fallback ?? throw Wrong($"it gives no {key}");
        }

        return value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int number) && number > 0 && number <= most
            ? number
            : throw Wrong($"{key} is {value.GetRawText()}, not a whole number from 1 to {most}");
    }

    private static CheckpointException Wrong(string reason) => new($"The model's configuration cannot be used: {reason}.", Hint);
}
