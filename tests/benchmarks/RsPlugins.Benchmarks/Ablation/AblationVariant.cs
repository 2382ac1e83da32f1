using System.Text.Json.Nodes;

namespace RsPlugins.Benchmarks.Ablation;

/// <summary>One way to train, against which others are held.</summary>
/// <param name="Name">Short, a folder's name.</param>
/// <param name="Description">What is different.</param>
/// <param name="Languages">Languages of the captions.</param>
/// <param name="GlobalCrops">Global crops of each image.</param>
/// <param name="LocalCrops">Local crops of each image.</param>
/// <param name="Weight">λ, the weight of self-distillation; 0 leaves it out.</param>
/// <param name="Length">Steps as a multiple of the others'.</param>
internal sealed record AblationVariant(string Name, string Description, string[] Languages, int GlobalCrops, int LocalCrops, double Weight, double Length = 1)
{
    private static readonly string[] Ten = ["en", "pt", "es", "fr", "de", "nl", "it", "zh", "ko", "ru"];
    private static readonly string[] English = ["en"];

    /// <summary>All of them: the first is what the others are compared with.</summary>
    public static IReadOnlyList<AblationVariant> All { get; } =
    [
        new("clip-ten", "CLIP loss, captions in ten languages", Ten, 1, 0, 0),
        new("clip-english", "CLIP loss, English captions", English, 1, 0, 0),
        new("clip-ten-two-views", "CLIP loss on two global crops, ten languages", Ten, 2, 0, 0),
        new("distil-ten-0.3", "with self-distillation, λ = 0.3, ten languages", Ten, 2, 4, 0.3),
        new("distil-ten-1", "with self-distillation, λ = 1, ten languages", Ten, 2, 4, 1),
        new("distil-ten-3", "with self-distillation, λ = 3, ten languages", Ten, 2, 4, 3),
        new("distil-english-1", "with self-distillation, λ = 1, English captions", English, 2, 4, 1),
        new("clip-ten-longer", "CLIP loss, ten languages, three times the steps: about the time of self-distillation", Ten, 1, 0, 0, Length: 3),
    ];

    /// <summary>The configuration of a run: the first stage of rs-m-clip-mini's recipe, with self-distillation sized for a model of five million parameters.</summary>
    /// <param name="data">Folder with eurosat.zip, eurosat-split.csv, ucm.zip, ucm-captions.json and multilingual.jsonl.</param>
    /// <param name="tokenizer">SentencePiece model.</param>
    /// <param name="steps">Steps of a variant of length 1.</param>
    /// <param name="seed">Of weights, order and augmentation.</param>
    public JsonObject Config(string data, string tokenizer, int steps, int seed) => new()
    {
        ["seed"] = seed,
        ["threads"] = 1,
        ["batch_size"] = 128,
        ["steps"] = (int)(steps * Length),
        ["tokenizer"] = tokenizer,
        ["data"] = new JsonObject
        {
            ["texts"] = Path.Combine(data, "multilingual.jsonl"),
            ["languages"] = Array(Languages),
            ["sets"] = new JsonArray(
                new JsonObject
                {
                    ["name"] = "eurosat",
                    ["share"] = 0.5,
                    ["images"] = Path.Combine(data, "eurosat.zip"),
                    ["prefix"] = "eurosat/",
                    ["list"] = Path.Combine(data, "eurosat-split.csv"),
                    ["class_set"] = "eurosat",
                    ["class_captions"] = "eurosat-captions",
                    ["same_class_weight"] = 1,
                },
                new JsonObject
                {
                    ["name"] = "ucmerced",
                    ["share"] = 0.5,
                    ["images"] = Path.Combine(data, "ucm.zip"),
                    ["list"] = Path.Combine(data, "ucm-captions.json"),
                    ["class_set"] = "ucmerced",
                    ["template_share"] = 0.4,
                    ["same_class_weight"] = 0.3,
                    ["jitter"] = 0.35,
                    ["minimum_area"] = 0.2,
                }),
        },
        ["views"] = new JsonObject { ["global_crops"] = GlobalCrops, ["local_crops"] = LocalCrops, ["local_size"] = 48 },
        ["optimiser"] = new JsonObject { ["learning_rate"] = 1e-3, ["warmup_steps"] = Math.Max(1, steps / 20), ["vision_drop_path"] = 0.1 },
        ["distillation"] = new JsonObject { ["weight"] = Weight, ["prototypes"] = 1024, ["hidden_width"] = 512, ["bottleneck_width"] = 128, ["frozen_prototype_steps"] = steps / 10 },
        ["output"] = new JsonObject { ["evaluate_at"] = new JsonArray(), ["checkpoint_minutes"] = 2 },
    };

    private static JsonArray Array(string[] values) => [.. values.Select(value => (JsonNode)value)];
}
