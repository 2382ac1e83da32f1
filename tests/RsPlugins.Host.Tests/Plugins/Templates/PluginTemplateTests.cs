using System.Text.Json.Nodes;
using System.Xml.Linq;
using RsPlugins.Host.Plugins;
using RsPlugins.Host.Plugins.Templates;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.Host.Tests.Plugins.Templates;

public sealed class PluginTemplateTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public static TheoryData<string> Languages => [.. PluginTemplate.Languages];

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(Languages))]
    public void A_plugin_is_whole(string language)
    {
        (string made, IReadOnlyList<string> steps) = Make(language, "river-gauge");

        PluginManifest manifest = ManifestReader.Read(Path.Combine(made, "river-gauge.plugin.json"));
        Assert.Equal(("river-gauge", "River gauge", "rivergauge.length"), (manifest.Id, manifest.Title, Assert.Single(manifest.Tools).Name));
        Assert.Contains(steps, step => step.StartsWith("rsplugins run rivergauge.length", StringComparison.Ordinal));
        Assert.All(Directory.EnumerateFiles(made, "*", SearchOption.AllDirectories), file => Assert.DoesNotMatch("__[A-Z]+__", file + File.ReadAllText(file)));
        Assert.All(Directory.EnumerateFiles(made, "*.json", SearchOption.AllDirectories), file => Assert.NotNull(JsonNode.Parse(File.ReadAllText(file))));
    }

    [Fact]
    public void All_languages_have_the_same_tool_and_the_same_points()
    {
        List<JsonNode> manifests = [];
        HashSet<string> points = [];
        foreach (string language in PluginTemplate.Languages)
        {
            (string made, _) = Make(language, "river-gauge");
            JsonNode manifest = JsonNode.Parse(File.ReadAllText(Path.Combine(made, "river-gauge.plugin.json")))!;
            manifest.AsObject().Remove("runtime");
            manifests.Add(manifest);
            points.Add(File.ReadAllText(Path.Combine(made, "points.csv")));
        }

        Assert.All(manifests, manifest => Assert.True(JsonNode.DeepEquals(manifests[0], manifest)));
        Assert.Single(points);
    }

    [Fact]
    public void A_csharp_plugin_is_built_against_the_assembly_of_this_program()
    {
        (string made, _) = Make("csharp", "river-gauge");

        XElement sdk = XDocument.Load(Path.Combine(made, "Directory.Build.props")).Descendants("RsPluginsSdk").Single();
        Assert.True(File.Exists(Path.Combine(sdk.Value, "RsPlugins.Sdk.dll")));
        Assert.True(File.Exists(Path.Combine(made, "src", "RiverGaugePlugin.csproj")));
    }

    [Fact]
    public void A_folder_that_is_not_empty_is_refused_and_left_as_it_is()
    {
        string file = folder.File("taken/notes.txt", "mine");

        foreach (string path in (string[])[Path.GetDirectoryName(file)!, file])
        {
            ToolException refused = Assert.Throws<ToolException>(() => PluginTemplate.Make("python", PluginName.Parse("river-gauge"), path));
            Assert.Equal(ErrorIds.ArgumentInvalid, refused.Id);
        }

        Assert.Equal([file], Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(file)!));
    }

    [Fact]
    public void An_empty_folder_is_taken()
    {
        string path = Directory.CreateDirectory(Path.Combine(folder.Path, "python")).FullName;

        Assert.NotEmpty(PluginTemplate.Make("python", PluginName.Parse("river-gauge"), path));
        Assert.True(File.Exists(Path.Combine(path, "plugin.py")));
    }

    private (string Folder, IReadOnlyList<string> Steps) Make(string language, string name)
    {
        string path = Path.Combine(folder.Path, language + " & more");
        return (path, PluginTemplate.Make(language, PluginName.Parse(name), path));
    }
}
