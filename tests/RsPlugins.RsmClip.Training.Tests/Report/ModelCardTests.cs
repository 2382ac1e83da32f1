using System.Text.Json.Nodes;
using RsPlugins.RsmClip.Model.Metrics;
using RsPlugins.RsmClip.Training.Configuration;
using RsPlugins.RsmClip.Training.Evaluation;
using RsPlugins.RsmClip.Training.Report;
using YamlDotNet.RepresentationModel;

namespace RsPlugins.RsmClip.Training.Tests.Report;

public sealed class ModelCardTests
{
    private static string Markdown { get; } = Card();

    [Fact]
    public void Its_front_matter_is_yaml_with_languages_and_figures()
    {
        YamlStream stream = [];
        stream.Load(new StringReader(Markdown.Split("---\n")[1]));
        YamlMappingNode front = (YamlMappingNode)stream.Documents[0].RootNode;

        Assert.False(front.Children.ContainsKey("license"));
        Assert.Equal(["en", "pt"], ((YamlSequenceNode)front["language"]).Select(node => ((YamlScalarNode)node).Value));
        YamlSequenceNode results = (YamlSequenceNode)front["model-index"][0]["results"];
        Assert.Equal(["0.7500", "41.23", "0.5000"], results.Select(result => ((YamlScalarNode)result["metrics"][0]["value"]).Value));
        Assert.Equal(["a \"set\": of | bars", "pt"], new[] { results[2]["dataset"]["name"], results[2]["dataset"]["config"] }.Select(node => ((YamlScalarNode)node).Value));
    }

    [Fact]
    public void It_tells_figures_with_intervals_data_settings_and_what_is_to_be_filled_in()
    {
        Assert.Contains("| a \"set\": of \\| bars | en | 40 | 0.7500 [0.6000, 0.9000] | 41.23 |", Markdown, StringComparison.Ordinal);
        Assert.Contains("| a \"set\": of \\| bars | 100 | 40 | 3 | en: 12 original; pt: 12 a-model (cc0) |", Markdown, StringComparison.Ordinal);
        Assert.Contains("| `optimiser.learning_rate` | 0.25 | 0.0005 |", Markdown, StringComparison.Ordinal);
        Assert.Contains("`base`, SHA-256 of its contents `abc`", Markdown, StringComparison.Ordinal);
        Assert.Contains("| weights | to be filled in |", Markdown, StringComparison.Ordinal);
        Assert.DoesNotContain("/secret", Markdown, StringComparison.Ordinal);
    }

    private static string Card()
    {
        TrainingConfig config = new() { StartFrom = Path.GetFullPath("/secret/base"), Data = { Languages = ["en", "pt"], Sets = [new ImageSetSettings { Name = "a \"set\": of | bars" }] } };
        config.Optimiser.LearningRate = 0.25;
        JsonObject data = JsonNode.Parse("""{ "sets": [{ "name": "a \"set\": of | bars", "train": 100, "val": 40, "classes": 3, "captions": { "en": { "original": 12 }, "pt": { "a-model (cc0)": 12 } } }] }""")!.AsObject();
        RetrievalRecall recall = new([41.23, 41.23, 41.23], [41.23, 41.23, 41.23]);
        return new ModelCard("my-model", config, 1000, data,
        [
            new EvaluationResult("a \"set\": of | bars", "val", "en", 40, 0.75, recall) { TopOneInterval = new Estimate(0.75, 0.6, 0.9) },
            new EvaluationResult("a \"set\": of | bars", "val", "pt", 40, 0.5, null),
        ], "abc").ToMarkdown();
    }
}
