using System.Text.Json.Nodes;
using RsPlugins.Tests;

namespace RsPlugins.EndToEnd.Tests.Plugins;

/// <summary>A tool that calls another one passes its progress on, wherever it runs.</summary>
public sealed class NestedProgressTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("rsplugins-nested-").FullName;

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Theory]
    [InlineData("host")]
    [InlineData("worker")]
    [InlineData("program")]
    [InlineData("python")]
    public async Task The_stages_of_the_other_call_reach_the_client_without_its_fraction(string where)
    {
        await using RpcClient client = await RpcClient.OpenAsync(new RpcClient(HostProgram.Start(Path.Combine(root, "state"), "--plugins", Plugins(where), "serve", "--stdio")));
        List<JsonObject> before = [];

        int id = await client.RequestToolAsync("conformance.calls", """{ "name": "conformance.slow", "arguments": { "steps": 60 } }""", "7");
        JsonObject answer = await client.AnswerAsync(id, before);

        Assert.Equal(60, answer["result"]!["result"]!["steps"]!.GetValue<int>());
        JsonNode[] values = [.. before.Where(message => message["method"]!.GetValue<string>() == "$/progress").Select(message => message["params"]!["value"]!)];
        Assert.InRange(values.Length, 2, 60);
        Assert.All(values, value => Assert.Equal(("working", 60, "steps", (JsonNode?)null), (value["stage"]!.GetValue<string>(), value["total"]!.GetValue<int>(), value["unit"]!.GetValue<string>(), value["fraction"])));
        Assert.Equal(values.Select(value => value["done"]!.GetValue<int>()).Order(), values.Select(value => value["done"]!.GetValue<int>()));
    }

    private string Plugins(string where)
    {
        if (where == "python")
        {
            return Fixtures.Path("plugins", "conformance", "python");
        }

        string folder = Directory.CreateDirectory(Path.Combine(root, "plugins", "conformance")).FullName;
        foreach (string file in Directory.EnumerateFiles(Fixtures.Path("plugins", "conformance", "csharp", "bin", HostProgram.Configuration, "net10.0")))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }

        JsonObject manifest = JsonNode.Parse(File.ReadAllText(Fixtures.Path("plugins", "conformance", "csharp", "conformance.plugin.json")))!.AsObject();
        if (where == "program")
        {
            manifest["runtime"] = new JsonObject { ["kind"] = "process", ["command"] = new JsonArray("{dotnet}", "{folder}/RsPlugins.Fixtures.Conformance.dll") };
        }
        else
        {
            manifest["runtime"]!["assembly"] = "RsPlugins.Fixtures.Conformance.dll";
            manifest["runtime"]!["isolation"] = where == "worker" ? "process" : "host";
        }

        File.WriteAllText(Path.Combine(folder, "conformance.plugin.json"), manifest.ToJsonString());
        return folder;
    }
}
