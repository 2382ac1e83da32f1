using System.Text.Json.Nodes;
using RsPlugins.Tests;

namespace RsPlugins.EndToEnd.Tests.Plugins;

/// <summary>A folder with as many faulty plugins as a test wants, each with a manifest of its own, and a state folder; gone when the test ends.</summary>
internal sealed class FaultyPlugins : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("rsplugins-faulty-").FullName;

    public FaultyPlugins() => File.Copy(Fixtures.Path("plugins", "Faulty", "faulty.py"), Path.Combine(Directory.CreateDirectory(Folder).FullName, "faulty.py"));

    /// <summary>The folder for <c>--plugins</c>.</summary>
    public string Folder => Path.Combine(root, "plugins");

    /// <summary>The state folder.</summary>
    public string State => Path.Combine(root, "state");

    /// <summary>Adds a plugin <paramref name="id"/> with the tool <c>ID.call</c>.</summary>
    /// <param name="id">Its id, one word.</param>
    /// <param name="runtime">What its runtime says beside the command.</param>
    /// <param name="start">How the process behaves before the handshake.</param>
    /// <param name="environment">Further variables.</param>
    /// <param name="resumable">Whether its calls are resumed.</param>
    public void Add(string id, JsonObject? runtime = null, string start = "works", JsonObject? environment = null, bool resumable = false)
    {
        JsonObject manifest = JsonNode.Parse(File.ReadAllText(Fixtures.Path("plugins", "Faulty", "faulty.plugin.json")))!.AsObject();
        manifest["id"] = id;
        manifest["tools"]![0]!["name"] = id + ".call";
        if (resumable)
        {
            manifest["tools"]![0]!["x-rs"] = new JsonObject { ["resumable"] = true };
        }

        JsonObject variables = environment ?? [];
        variables["FAULTY_START"] = start;
        manifest["runtime"]!["environment"] = variables;
        foreach ((string name, JsonNode? value) in runtime ?? [])
        {
            manifest["runtime"]![name] = value?.DeepClone();
        }

        File.WriteAllText(Path.Combine(Folder, id + ".plugin.json"), manifest.ToJsonString());
    }

    /// <summary>Opens a session with a host that has these plugins.</summary>
    public Task<RpcClient> OpenAsync() => RpcClient.OpenAsync(new RpcClient(HostProgram.Start(State, "--plugins", Folder, "serve", "--stdio")));

    public void Dispose() => Directory.Delete(root, recursive: true);
}
