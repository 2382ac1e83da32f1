using System.Text;
using System.Text.Json.Nodes;
using RsPlugins.Tests;

namespace RsPlugins.EndToEnd.Tests.Plugins;

/// <summary>A .NET plugin that a test can replace by another version while the host runs. Gone when the test ends.</summary>
internal sealed class EchoCopy : IDisposable
{
    private const string Assembly = "RsPlugins.Fixtures.Echo.dll";
    private const string First = "The raster a.tif is damaged.";

    private readonly string root = Directory.CreateTempSubdirectory("rsplugins-copy-").FullName;

    /// <summary>Copies the first version.</summary>
    /// <param name="isolation">Where it runs.</param>
    /// <param name="reloadable">What its manifest says about that, or null for nothing.</param>
    public EchoCopy(string isolation = "host", bool? reloadable = null)
    {
        Directory.CreateDirectory(Folder);
        foreach (string file in Directory.EnumerateFiles(Fixtures.Path("plugins", "Echo", "bin", HostProgram.Configuration, "net10.0"), "RsPlugins.Fixtures.Echo.*"))
        {
            File.Copy(file, Path.Combine(Folder, Path.GetFileName(file)));
        }

        JsonObject runtime = new() { ["kind"] = "dotnet", ["assembly"] = Assembly, ["type"] = "RsPlugins.Fixtures.Echo.EchoPlugin", ["isolation"] = isolation };
        if (reloadable is { } given)
        {
            runtime["reloadable"] = given;
        }

        Manifest = new JsonObject
        {
            ["id"] = "copy",
            ["version"] = "1.0.0",
            ["title"] = "Copy",
            ["runtime"] = runtime,
            ["tools"] = new JsonArray(
                [.. new[] { "test.fails", "test.slow", "test.copies" }.Select(name => new JsonObject { ["name"] = name, ["title"] = "T", ["description"] = "D", ["inputSchema"] = JsonNode.Parse("""{ "type": "object" }""") })]),
        };
        Write();
    }

    /// <summary>The folder for <c>--plugins</c>.</summary>
    public string Folder => Path.Combine(root, "plugins", "copy");

    /// <summary>The state folder.</summary>
    public string State => Path.Combine(root, "state");

    /// <summary>The manifest, to be changed and written again.</summary>
    public JsonObject Manifest { get; }

    /// <summary>Writes the manifest.</summary>
    public void Write() => File.WriteAllText(Path.Combine(Folder, "copy.plugin.json"), Manifest.ToJsonString());

    /// <summary>Puts another version in the place of the assembly, in the very same file, as a build does: it complains about b.tif.</summary>
    public void Replace()
    {
        string path = Path.Combine(Folder, Assembly);
        byte[] bytes = File.ReadAllBytes(path);
        int at = bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes(First));
        bytes[at + (2 * First.IndexOf('.', StringComparison.Ordinal)) - 2] = (byte)'b';
        using FileStream file = new(path, FileMode.Open, FileAccess.Write);
        file.Write(bytes);
        File.SetLastWriteTimeUtc(path, DateTime.UtcNow.AddMinutes(1));
    }

    /// <summary>Opens a session with a host that has it.</summary>
    public Task<RpcClient> OpenAsync() => RpcClient.OpenAsync(new RpcClient(HostProgram.Start(State, "--plugins", Folder, "serve", "--stdio")));

    /// <summary>Which raster the loaded version complains about.</summary>
    public static async Task<string> RasterAsync(RpcClient client) =>
        (await client.CallToolAsync("test.fails"))["error"]!["message"]!.GetValue<string>().Split(' ')[2];

    public void Dispose() => Directory.Delete(root, recursive: true);
}
