using System.Text.Json.Nodes;
using RsPlugins.Host.Plugins;

namespace RsPlugins.Host.Tests.Plugins;

public sealed class PluginCatalogueTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string User => Path.Combine(folder.Path, "state", "plugins");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Finds_the_installations_the_users_and_the_named_ones_in_this_order()
    {
        Write("state/plugins/water/water.plugin.json", "water");
        Write("first/a.plugin.json", "first");
        Write("second/deeper/b.plugin.json", "second");

        PluginCatalogue found = Find("first", "second");

        Assert.Empty(found.Problems);
        Assert.Equal(["rsmclip", "rsmclip-training", "spectral-indices"], found.Manifests.Where(manifest => manifest.Source == ManifestSource.Installation).Select(manifest => manifest.Id).Order());
        Assert.Equal([("water", ManifestSource.User), ("first", ManifestSource.Folder), ("second", ManifestSource.Folder)], found.Manifests.Skip(3).Select(manifest => (manifest.Id, manifest.Source)));
    }

    [Fact]
    public void A_folder_named_twice_is_read_once()
    {
        Write("first/a.plugin.json", "first");

        PluginCatalogue found = Find("first", "first", "state/plugins");

        Assert.Single(found.Manifests, manifest => manifest.Source == ManifestSource.Folder);
        Assert.Equal("there is no such folder", Assert.Single(found.Problems).Message.Split(": ")[1].TrimEnd('.'));
    }

    [Fact]
    public void What_is_wrong_hides_nothing_that_is_right()
    {
        Write("state/plugins/a/a.plugin.json", "alpha");
        folder.File("state/plugins/b/broken.plugin.json", "{ \"id\": ");
        File.WriteAllBytes(folder.File("state/plugins/c/latin.plugin.json", string.Empty), [.. "{\"id\":\""u8, 0xE9, .. "\"}"u8]);
        folder.File("state/plugins/d/deep.plugin.json", new string('[', 5000));
        folder.File("state/plugins/e/large.plugin.json", new string(' ', 2 << 20));
        Write("state/plugins/f/same.plugin.json", "alpha", tool: "other.tool");
        Write("state/plugins/g/tool.plugin.json", "gamma", tool: "alpha.tool");
        Write("state/plugins/h/dots.plugin.json", "eta", tool: "alp.hatool");
        Write("state/plugins/i/claims.plugin.json", "theta", tool: "rs.theta");
        Write("state/plugins/j/dotted.plugin.json", "rs.mine");
        Write("state/plugins/k/path.plugin.json", "kappa", assembly: "../../../a.dll");
        Write("state/plugins/l/root.plugin.json", "lambda", assembly: "/usr/lib/a.dll");
        Write("outside/link.plugin.json", "mu");
        Link("state/plugins/m/link.plugin.json", "outside/link.plugin.json");
        Link("state/plugins/n", "outside");
        Write("state/plugins/o/linked.plugin.json", "omicron", assembly: "here/a.dll");
        Link("state/plugins/o/here", "outside");
        folder.File("state/plugins/p/list.plugin.json", "[1, 2]");
        Directory.CreateDirectory(Path.Combine(User, "q", "folder.plugin.json"));
        Write("state/plugins/z/z.plugin.json", "zeta");

        PluginCatalogue found = Find();

        Assert.Equal(["alpha", "zeta"], found.Manifests.Where(manifest => manifest.Source == ManifestSource.User).Select(manifest => manifest.Id));
        (string File, string Reason)[] expected =
        [
            ("broken", "it is not JSON"), ("latin", "it is not UTF-8"), ("deep", "nested deeper than 64"), ("large", "larger than 1 MiB"),
            ("same", "id: \"alpha\" is already the id of a.plugin.json"), ("tool", "tools: \"alpha.tool\" is already a tool of alpha"), ("dots", "tools: \"alp.hatool\" differs from \"alpha.tool\" of alpha by dots only"),
            ("claims", "tools[0].name: \"rs.theta\": names that begin with"), ("dotted", "id: \"rs.mine\" must be"),
            ("path", "runtime.assembly: the path \"../../../a.dll\" leads out of the plugin's folder"), ("root", "runtime.assembly: the path \"/usr/lib/a.dll\" must be relative"),
            ("link", "it is a link that leads out of its folder"), ("linked", "runtime.assembly: the path \"here/a.dll\" leads out"), ("list", "it must be a JSON object"),
        ];
        Assert.All(expected, one => Assert.Contains(found.Problems, problem =>
            problem.Message.Contains($" {one.File}.plugin.json ", StringComparison.Ordinal) && problem.Message.Contains(one.Reason, StringComparison.Ordinal)));
        Assert.Contains(found.Problems, problem => problem.Message.Contains(" n cannot be used: it is a link", StringComparison.Ordinal));
        Assert.Equal(expected.Length + 1, found.Problems.Count);
        Assert.All(found.Problems, problem => Assert.StartsWith(User, problem.Details, StringComparison.Ordinal));
    }

    [Fact]
    public void A_named_folder_cannot_take_the_place_of_what_is_installed()
    {
        Write("first/a.plugin.json", "rsmclip");
        Write("first/b.plugin.json", "thief", tool: "spectral.ndvi");

        PluginCatalogue found = Find("first");

        Assert.DoesNotContain(found.Manifests, manifest => manifest.Source == ManifestSource.Folder);
        Assert.Equal(2, found.Problems.Count);
    }

    private PluginCatalogue Find(params string[] further) => PluginCatalogue.Find(User, [.. further.Select(name => Path.Combine(folder.Path, name))]);

    private void Write(string path, string id, string? tool = null, string assembly = "a.dll")
    {
        JsonObject manifest = JsonNode.Parse("""
            {
              "version": "1.0.0", "title": "T", "runtime": { "kind": "dotnet", "type": "T" },
              "tools": [ { "title": "Tool", "description": "Does it.", "inputSchema": { "type": "object" } } ]
            }
            """)!.AsObject();
        manifest["id"] = id;
        manifest["runtime"]!["assembly"] = assembly;
        manifest["tools"]![0]!["name"] = tool ?? id + ".tool";
        folder.File(path, manifest.ToJsonString());
    }

    private void Link(string from, string to)
    {
        string path = Path.Combine(folder.Path, from);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.CreateSymbolicLink(path, Path.Combine(folder.Path, to));
    }
}
