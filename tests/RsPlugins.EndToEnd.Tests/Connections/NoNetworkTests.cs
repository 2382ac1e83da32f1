using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using RsPlugins.Tests;

namespace RsPlugins.EndToEnd.Tests.Connections;

/// <summary>The host and its plugins need no network and open no socket to one.</summary>
public sealed class NoNetworkTests
{
    [NoNetworkFact]
    public async Task Everything_works_without_a_network_and_no_socket_is_opened()
    {
        using UserHost user = new();
        DirectoryInfo folder = Directory.CreateDirectory(user.Folder);
        ProcessStartInfo start = new(NoNetworkFactAttribute.Prefix[0], [NoNetworkFactAttribute.Prefix[1], HostProgram.Path, .. HostProgram.WithEcho, "serve", "--stdio"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        start.Environment["RSPLUGINS_STATE"] = folder.FullName;
        await using RpcClient client = await RpcClient.OpenAsync(new RpcClient(Process.Start(start)!));

        Assert.Equal(["lo:"], await InterfacesAsync(client.Process.Id));
        JsonObject local = await client.CallToolAsync("test.echo", """{ "text": "a" }""");
        JsonObject isolated = await client.CallToolAsync("isolated.echo", """{ "text": "a" }""");
        JsonObject classified = await client.CallToolAsync("rs.classify", new JsonObject
        {
            ["raster"] = Fixtures.Path("rasters", "rgb8", "rasterio_world.rgb_4326.tif"),
            ["model"] = Fixtures.Path("openclip-tiny", "hub"),
            ["tile_size"] = 128,
            ["tiles"] = Path.Combine(folder.FullName, "tiles.gpkg"),
        }.ToJsonString());
        JsonObject status = await client.CallAsync("host/status", "{}");

        Assert.All(new[] { local, isolated, classified, status }, answer => Assert.True(answer["result"] is not null, answer.ToJsonString()));
        foreach (string protocol in new[] { "tcp", "tcp6", "udp", "udp6", "raw", "raw6", "packet" })
        {
            // All sockets of the namespace, of the host and of its plugins; the first line is a heading.
            string[] lines = await File.ReadAllLinesAsync($"/proc/{client.Process.Id}/net/{protocol}");
            Assert.Empty(lines.Skip(1));
        }
    }

    private static async Task<IEnumerable<string>> InterfacesAsync(int process) =>
        (await File.ReadAllLinesAsync($"/proc/{process}/net/dev")).Skip(2).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[0]);
}
