using System.Text.Json;
using System.Text.Json.Nodes;
using RsPlugins.Tests;

namespace RsPlugins.RsmClip.Training.Tests;

/// <summary>The plugin's manifest says what the code takes and gives, in ten languages.</summary>
public sealed class ManifestTests
{
    private static readonly string[] Languages = ["pt", "es", "fr", "de", "nl", "it", "zh", "ko", "ru"];

    private static JsonObject Tool { get; } =
        JsonNode.Parse(File.ReadAllText(Path.Combine(Fixtures.Root, "manifests", "rsmclip-training.plugin.json")))!["tools"]!.AsArray().Single(tool => (string?)tool!["name"] == "rs.train")!.AsObject();

    private static JsonObject Parameters => Tool["inputSchema"]!["properties"]!.AsObject();

    [Fact]
    public void Every_parameter_binds_and_every_argument_is_a_parameter_with_the_same_default()
    {
        Assert.Equal(
            typeof(TrainArguments).GetProperties().Where(property => property.CanWrite).Select(property => JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name)).Order(),
            Parameters.Select(parameter => parameter.Key).Order());
        Assert.Equal(Enumerable.Range(1, Parameters.Count), Parameters.Select(parameter => (int)parameter.Value!["x-rs"]!["order"]!));
        TrainArguments least = new() { Config = "x", Output = "x" };
        Assert.Equal(least.Resume, (bool)Parameters["resume"]!["default"]!);
        Assert.Equal(least.Name ?? "", (string?)Parameters["name"]!["default"]);
    }

    [Fact]
    public void Every_parameter_and_output_is_described_in_ten_languages()
    {
        foreach ((string name, JsonNode? parameter) in Parameters)
        {
            Assert.NotEmpty((string?)parameter!["title"] ?? "");
            foreach (string language in Languages)
            {
                JsonNode? texts = parameter["x-rs"]!["i18n"]?[language];
                Assert.True(texts?["title"] is not null && texts["description"] is not null, $"{name} lacks {language}.");
            }
        }

        foreach ((string name, JsonNode? output) in Tool["outputs"]!.AsObject())
        {
            Assert.All(Languages, language => Assert.True(output!["x-rs"]!["i18n"]?[language]?["title"] is not null, $"{name} lacks {language}."));
        }
    }
}
