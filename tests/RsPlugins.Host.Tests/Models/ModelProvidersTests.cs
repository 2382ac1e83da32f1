using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using RsPlugins.Host.Models;
using RsPlugins.Host.Plugins;
using RsPlugins.Host.Tools;
using RsPlugins.Sdk.Protocol;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.Host.Tests.Models;

public sealed class ModelProvidersTests : IDisposable
{
    private const string Model = """{ "id": "m", "title": "M", "state": "installed", "default": true, "size_bytes": 5, "languages": ["en"], "source": "shipped", "license": null, "details": { "image_size": 64 } }""";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task The_models_of_all_plugins_are_listed_with_their_plugin()
    {
        await using ToolRegistry registry = With(("one", $$"""{ "models": [{{Model}}] }"""), ("two", $$"""{ "models": [{{Model}}, { "id": "n", "title": "N", "state": "available" }] }"""));

        ModelListResult found = await new ModelProviders(registry).ListAsync(CancellationToken.None);

        Assert.Equal([("one", "m"), ("two", "m"), ("two", "n")], found.Models.Select(model => (model.Plugin, model.Id)));
        Assert.Equal((5L, true, 64), (found.Models[0].SizeBytes, found.Models[0].Default, (int)found.Models[0].Details!["image_size"]!));
        Assert.Equal("available", found.Models[2].State);
        Assert.Empty(found.Problems);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{ "models": 7 }""")]
    [InlineData("""{ "models": [{ "title": "no id" }] }""")]
    [InlineData("""{ "models": [{ "id": null, "title": "T", "state": "installed" }] }""")]
    public async Task A_plugin_that_answers_nonsense_hides_no_other(string answer)
    {
        await using ToolRegistry registry = With(("one", answer), ("two", $$"""{ "models": [{{Model}}] }"""));

        ModelListResult found = await new ModelProviders(registry).ListAsync(CancellationToken.None);

        Assert.Equal("two", Assert.Single(found.Models).Plugin);
        ErrorData problem = Assert.Single(found.Problems);
        Assert.Equal(ErrorIds.PluginBroken, problem.Id);
        Assert.Contains("one", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_goes_to_the_plugin_that_is_named_or_the_only_one()
    {
        await using ToolRegistry registry = With(("one", $$"""{ "models": [{{Model}}] }"""), ("two", """{ "models": [{ "id": "n", "title": "N", "state": "installed" }] }"""));
        ModelProviders providers = new(registry);

        ToolCallParams install = providers.Install(new ModelInstallParams("a.zip", "x", "two"));
        Assert.Equal("two.install", install.Name);
        Assert.Equal("""{"source":"a.zip","id":"x"}""", install.Arguments.ToString());
        Assert.Equal("one.remove", (await providers.RemoveAsync(new ModelRemoveParams("m"), CancellationToken.None)).Name);
        Assert.Equal("two.remove", (await providers.RemoveAsync(new ModelRemoveParams("n"), CancellationToken.None)).Name);

        ToolException several = Assert.Throws<ToolException>(() => providers.Install(new ModelInstallParams("a.zip")));
        Assert.Equal(ErrorIds.ArgumentInvalid, several.Id);
        Assert.Contains("one, two", several.Message, StringComparison.Ordinal);
        Assert.Equal(ErrorIds.ModelMissing, Assert.Throws<ToolException>(() => providers.Install(new ModelInstallParams("a.zip", Plugin: "three"))).Id);
        Assert.Equal(ErrorIds.ModelMissing, (await Assert.ThrowsAsync<ToolException>(() => providers.RemoveAsync(new ModelRemoveParams("nothing"), CancellationToken.None))).Id);
    }

    [Fact]
    public async Task Without_a_plugin_that_has_models_there_are_none()
    {
        await using ToolRegistry registry = With();

        Assert.Empty((await new ModelProviders(registry).ListAsync(CancellationToken.None)).Models);
        Assert.Equal(ErrorIds.ModelMissing, Assert.Throws<ToolException>(() => new ModelProviders(registry).Install(new ModelInstallParams("a.zip"))).Id);
    }

    private ToolRegistry With(params (string Id, string Answer)[] plugins)
    {
        string[] manifests = [.. plugins.Select(plugin =>
        {
            JsonArray tools = [.. ((string[])["list", "install", "remove"]).Select(name => (JsonNode)new JsonObject { ["name"] = $"{plugin.Id}.{name}", ["title"] = "T", ["description"] = "D", ["inputSchema"] = new JsonObject { ["type"] = "object" } })];
            return folder.File($"{plugin.Id}.plugin.json", new JsonObject
            {
                ["id"] = plugin.Id,
                ["version"] = "1.0.0",
                ["title"] = "T",
                ["runtime"] = new JsonObject { ["kind"] = "process", ["command"] = new JsonArray("{python}", "-V") },
                ["models"] = new JsonObject { ["list"] = $"{plugin.Id}.list", ["install"] = $"{plugin.Id}.install", ["remove"] = $"{plugin.Id}.remove" },
                ["tools"] = tools,
            }.ToJsonString());
        })];
        Dictionary<string, string> answers = plugins.ToDictionary(plugin => $"{plugin.Id}.list", plugin => plugin.Answer);
        PluginCatalogue catalogue = PluginCatalogue.Read(manifests);
        Assert.Empty(catalogue.Problems);
        return new ToolRegistry(catalogue, _ => new Runtime(answers), NullLoggerFactory.Instance);
    }

    private sealed class Runtime(Dictionary<string, string> answers) : IPluginRuntime
    {
        public Task<JsonObject> CallAsync(string tool, JsonElement arguments, IToolContext context, CancellationToken cancellationToken) => Task.FromResult(JsonNode.Parse(answers[tool])!.AsObject());

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
