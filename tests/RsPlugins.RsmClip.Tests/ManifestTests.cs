using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using RsPlugins.RsmClip.Caption;
using RsPlugins.RsmClip.Classify;
using RsPlugins.RsmClip.Demo;
using RsPlugins.RsmClip.Doctor;
using RsPlugins.RsmClip.Embed;
using RsPlugins.RsmClip.Evaluate;
using RsPlugins.RsmClip.Index;
using RsPlugins.RsmClip.Exchange;
using RsPlugins.RsmClip.Model.Prompts;
using RsPlugins.RsmClip.Models;
using RsPlugins.RsmClip.Packages;
using RsPlugins.RsmClip.Preview;
using RsPlugins.RsmClip.Segment;
using RsPlugins.RsmClip.Retrieve;
using RsPlugins.RsmClip.Samples;
using RsPlugins.RsmClip.Tools;
using RsPlugins.RsmClip.Translate;
using RsPlugins.Tests;

namespace RsPlugins.RsmClip.Tests;

public sealed class ManifestTests(PluginFixture plugin) : IClassFixture<PluginFixture>
{
    private static readonly Dictionary<string, Type> Arguments = new()
    {
        ["rs.classify"] = typeof(ClassifyArguments),
        ["rs.segment"] = typeof(SegmentArguments),
        ["rs.caption"] = typeof(CaptionArguments),
        ["rs.translate"] = typeof(TranslateArguments),
        ["rs.embed"] = typeof(EmbedArguments),
        ["rs.index"] = typeof(IndexArguments),
        ["rs.retrieve"] = typeof(RetrieveArguments),
        ["rs.describe"] = typeof(DescribeArguments),
        ["rs.preview"] = typeof(PreviewArguments),
        ["rs.evaluate"] = typeof(EvaluateArguments),
        ["rs.export"] = typeof(ExportArguments),
        ["rs.import"] = typeof(ImportArguments),
        ["rs.demo"] = typeof(DemoArguments),
        ["rs.doctor"] = typeof(DoctorArguments),
        ["rs.models.list"] = typeof(ListModelsArguments),
        ["rs.models.install"] = typeof(InstallModelArguments),
        ["rs.models.remove"] = typeof(RemoveModelArguments),
        ["rs.models.export"] = typeof(ExportModelArguments),
        ["rs.models.memory"] = typeof(ModelMemoryArguments),
        ["rs.models.release"] = typeof(ReleaseModelsArguments),
        ["rs.samples"] = typeof(SamplesArguments),
    };

    private static JsonArray Tools => JsonNode.Parse(File.ReadAllText(Path.Combine(Fixtures.Root, "manifests", "rsmclip.plugin.json")))!["tools"]!.AsArray();

    public static TheoryData<string> Names => [.. Arguments.Keys];

    [Fact]
    public void Every_tool_of_the_manifest_exists_and_every_tool_is_in_the_manifest()
    {
        Assert.Equal(Tools.Select(tool => (string)tool!["name"]!).Order(), plugin.Tools.Keys.Order());
        Assert.Equal(Arguments.Keys.Order(), plugin.Tools.Keys.Order());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_parameter_binds_and_every_argument_is_a_parameter(string name)
    {
        JsonObject schema = Tools.Single(tool => (string)tool!["name"]! == name)!["inputSchema"]!.AsObject();
        string[] parameters = [.. schema["properties"]!.AsObject().Select(entry => entry.Key)];
        string[] properties = [.. Arguments[name].GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite).Select(property => JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name))];
        Assert.Equal(properties.Order(), parameters.Order());

        JsonObject sample = [];
        foreach ((string key, JsonNode? value) in schema["properties"]!.AsObject())
        {
            sample[key] = value!["default"]?.DeepClone() ?? (string)(value["type"] is JsonArray several ? several[0]! : value["type"]!)! switch { "array" => new JsonArray(), "object" => new JsonObject(), "string" => "x", _ => throw new InvalidOperationException($"{key} has no default") };
        }

        object bound = sample.Deserialize(Arguments[name], ToolJson.Options)!;
        Assert.All(Arguments[name].GetProperties().Where(property => property.CanWrite), property => Assert.NotNull(property.GetValue(bound)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Defaults_of_the_manifest_are_those_of_the_code(string name)
    {
        JsonObject schema = Tools.Single(tool => (string)tool!["name"]! == name)!["inputSchema"]!.AsObject();
        JsonObject least = [];
        foreach (JsonNode? required in schema["required"]!.AsArray())
        {
            least[(string)required!] = "x";
        }

        JsonObject code = JsonSerializer.SerializeToNode(least.Deserialize(Arguments[name], ToolJson.Options), Arguments[name], ToolJson.Options)!.AsObject();
        foreach ((string key, JsonNode? value) in schema["properties"]!.AsObject())
        {
            // Null in the code stands for the default of the part below, which the other tests cover.
            if (code[key] is JsonNode set && value!["default"] is JsonNode given)
            {
                Assert.True(JsonNode.DeepEquals(set, given), $"{name} {key}: {set} in the code, {given} in the manifest");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Titles_are_there_in_ten_languages_and_the_order_is_given(string name)
    {
        JsonNode tool = Tools.Single(tool => (string)tool!["name"]! == name)!;
        JsonObject[] parameters = [.. tool["inputSchema"]!["properties"]!.AsObject().Select(entry => entry.Value!.AsObject())];
        foreach (JsonNode item in parameters.Append(tool))
        {
            Assert.False(string.IsNullOrWhiteSpace((string?)item["title"]));
            Assert.False(string.IsNullOrWhiteSpace((string?)item["description"]));
            Assert.Equal(Languages.All.Skip(1).Order(), item["x-rs"]!["i18n"]!.AsObject().Select(entry => entry.Key).Order());
        }

        Assert.Equal(Enumerable.Range(1, parameters.Length), parameters.Select(parameter => (int)parameter["x-rs"]!["order"]!));
    }

    [Theory]
    [InlineData("rs.embed")]
    [InlineData("rs.index")]
    [InlineData("rs.retrieve")]
    [InlineData("rs.describe")]
    [InlineData("rs.preview")]
    [InlineData("rs.classify")]
    [InlineData("rs.segment")]
    [InlineData("rs.caption")]
    [InlineData("rs.export")]
    [InlineData("rs.import")]
    [InlineData("rs.demo")]
    [InlineData("rs.models.install")]
    [InlineData("rs.models.export")]
    public void Descriptions_of_the_parameters_are_there_in_ten_languages(string name)
    {
        JsonNode tool = Tools.Single(tool => (string)tool!["name"]! == name)!;
        foreach ((string key, JsonNode? parameter) in tool["inputSchema"]!["properties"]!.AsObject())
        {
            string[] texts = [.. Languages.All.Skip(1).Select(language => (string?)parameter!["x-rs"]!["i18n"]![language]!["description"] ?? ""), (string)parameter!["description"]!];
            Assert.True(texts.All(text => text.Length > 0) && texts.Distinct().Count() == texts.Length, $"{name} {key}: {string.Join(" / ", texts)}");
        }
    }

    [Theory]
    [InlineData("rs.classify")]
    [InlineData("rs.segment")]
    [InlineData("rs.caption")]
    [InlineData("rs.translate")]
    [InlineData("rs.embed")]
    [InlineData("rs.index")]
    [InlineData("rs.retrieve")]
    [InlineData("rs.describe")]
    [InlineData("rs.preview")]
    [InlineData("rs.export")]
    [InlineData("rs.import")]
    [InlineData("rs.evaluate")]
    [InlineData("rs.demo")]
    [InlineData("rs.doctor")]
    [InlineData("rs.models.list")]
    [InlineData("rs.models.install")]
    [InlineData("rs.models.remove")]
    [InlineData("rs.models.export")]
    [InlineData("rs.models.memory")]
    [InlineData("rs.models.release")]
    [InlineData("rs.samples")]
    public void Tools_their_outputs_and_the_columns_of_their_tables_are_told_in_ten_languages(string name)
    {
        JsonNode tool = Tools.Single(tool => (string)tool!["name"]! == name)!;
        IEnumerable<JsonNode?> columns = tool["inputSchema"]!["properties"]!.AsObject().SelectMany(parameter => parameter.Value!["items"]?["properties"]?.AsObject().Select(column => column.Value) ?? []).Where(column => column!["title"] is not null);
        string[] untold =
        [
            .. tool["outputs"]!.AsObject().Select(output => output.Value).Concat(columns).SelectMany(one => Languages.All.Skip(1).Where(language => string.IsNullOrEmpty((string?)one!["x-rs"]?["i18n"]?[language]?["title"])).Select(language => $"{one!["title"]} {language}")),
            .. Languages.All.Skip(1).Where(language => string.IsNullOrEmpty((string?)tool["x-rs"]!["i18n"]![language]!["description"])).Select(language => $"description {language}"),
        ];

        Assert.Empty(untold);
        Assert.Equal(Languages.All.Count, Languages.All.Skip(1).Select(language => (string)tool["x-rs"]!["i18n"]![language]!["description"]!).Append((string)tool["description"]!).Distinct().Count());
    }

    [Fact]
    public void Whoever_calls_from_another_machine_names_no_address_for_the_host_to_ask()
    {
        JsonObject[] endpoints = [.. Tools.Select(tool => tool!["inputSchema"]!["properties"]!["endpoint"]).OfType<JsonObject>()];

        Assert.Equal(2, endpoints.Length);
        Assert.All(endpoints, endpoint => Assert.True((bool)endpoint["x-rs"]!["localOnly"]!));
    }
}
