using System.Text.Json;
using RsPlugins.Tests;

namespace RsPlugins.Architecture.Tests;

/// <summary>Rule 3: adapters know no tool by name. Every folder under plugins/ that is named by an adapter manifest is searched.</summary>
public sealed class AdapterTests
{
    private static readonly string[] AdapterFolders = ["qgis", "arcgis", "vscode"];

    [Fact]
    public void Adapters_name_no_tool()
    {
        string[] tools = ToolNames();
        Assert.NotEmpty(tools);
        IEnumerable<string> files = AdapterFolders.Select(name => Path.Combine(Fixtures.Root, "plugins", name)).Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            .Where(file => !Checkout.IsBuilt(file))
            .Where(file => Path.GetExtension(file) is ".py" or ".ts" or ".js" or ".json" or ".ui" or ".pyt" or ".xml");

        Assert.Empty(files.SelectMany(file => Named(File.ReadAllText(file), tools).Select(tool => $"{Checkout.Relative(file)} names {tool}")));
    }

    [Fact]
    public void A_tool_named_in_an_adapter_is_seen()
    {
        string tool = ToolNames()[0];

        Assert.Equal([tool], Named($"run('{tool}', image)", [tool, "no.such"]));
        Assert.Empty(Named(tool + "2 and x" + tool, [tool]));
    }

    private static string[] ToolNames() =>
        [.. Directory.EnumerateFiles(Path.Combine(Fixtures.Root, "manifests"), "*.plugin.json").SelectMany(ToolNames)];

    private static string[] ToolNames(string manifest)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(manifest));
        return [.. document.RootElement.GetProperty("tools").EnumerateArray().Select(tool => tool.GetProperty("name").GetString()!)];
    }

    private static IEnumerable<string> Named(string text, IEnumerable<string> tools) =>
        tools.Where(tool => System.Text.RegularExpressions.Regex.IsMatch(text, $@"(?<![\w.]){System.Text.RegularExpressions.Regex.Escape(tool)}(?![\w.])"));
}
