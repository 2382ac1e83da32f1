using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using RsPlugins.Tests;

namespace RsPlugins.EndToEnd.Tests.Connections;

/// <summary>Files travel to a remote host and home by <c>connect --host</c>, so that a client names those of its own machine as with a host there.</summary>
public sealed class RemoteFilesTests : IAsyncLifetime
{
    private RemoteUser user = null!;

    public async Task InitializeAsync() => user = await RemoteUser.StartAsync();

    public Task DisposeAsync()
    {
        user.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Rasters_of_this_machine_are_indexed_searched_classified_and_segmented_there_and_all_results_lie_here()
    {
        File.Copy(Fixtures.Path("rasters", "rgb8", "rasterio_world.rgb_4326.tif"), user.At("água 水.tif"));
        await using RpcClient client = await user.OpenAsync();
        string raster = user.Json("água 水.tif");

        JsonNode index = await CallAsync(client, "rs.index", $$"""{ "rasters": [{{raster}}], "index": {{user.Json("i.gpkg")}}, "tile_size": 64 }""");
        JsonNode again = await CallAsync(client, "rs.index", $$"""{ "rasters": [{{raster}}], "index": {{user.Json("i.gpkg")}}, "tile_size": 64 }""");
        JsonNode found = await CallAsync(client, "rs.retrieve", $$"""{ "index": {{user.Json("i.gpkg")}}, "texts": ["a river"], "k": 2, "matches": {{user.Json("m.gpkg")}}, "thumbnails": {{user.Json("shots")}} }""");
        JsonNode cells = await CallAsync(client, "rs.classify", $$"""{ "raster": {{raster}}, "tile_size": 64, "tiles": {{user.Json("out/t.gpkg")}}, "class_map": {{user.Json("out/c.tif")}} }""");
        JsonNode segments = await CallAsync(client, "rs.segment", $$"""{ "raster": {{raster}}, "class_map": {{user.Json("out/s.tif")}} }""");

        Assert.Equal((user.At("i.gpkg"), 1, 1), (index["index"]!.GetValue<string>(), index["added"]!.GetValue<int>(), again["unchanged"]!.GetValue<int>()));
        Assert.All(found["hits"]!.AsArray(), hit => Assert.Equal((user.At("água 水.tif"), true), (hit!["uri"]!.GetValue<string>(), File.Exists(hit["thumbnail"]!.GetValue<string>()))));
        Assert.Equal((user.At("m.gpkg"), user.At("shots")), (found["matches"]!.GetValue<string>(), found["thumbnails"]!.GetValue<string>()));
        Assert.Equal((user.At("out/t.gpkg"), user.At("out/c.tif"), user.At("out/c.scores.tif")), (cells["tiles"]!.GetValue<string>(), cells["class_map"]!.GetValue<string>(), cells["score_map"]!.GetValue<string>()));
        Assert.Equal(user.At("out/s.tif"), segments["class_map"]!.GetValue<string>());
        Assert.Equal(user.NamesThere(), user.Names());
        Assert.Superset(new HashSet<string>(["out/c.clr", "out/c.qml", "out/c.tif.aux.xml", "out/c.scores.tif", "out/s.tif", "out/t.gpkg"]), new HashSet<string>(user.Names()));
        Assert.Equal(2, user.Names("shots").Count());
        Assert.StartsWith("SQLite format 3", Encoding.Latin1.GetString(await File.ReadAllBytesAsync(user.At("out/t.gpkg"))), StringComparison.Ordinal);
        Assert.DoesNotContain(user.Server.Folder, found.ToJsonString() + cells.ToJsonString(), StringComparison.Ordinal);

        // An index that the user removed is not found again on the host.
        File.Delete(user.At("i.gpkg"));
        Assert.Equal(1, (await CallAsync(client, "rs.index", $$"""{ "rasters": [{{raster}}], "index": {{user.Json("i.gpkg")}}, "tile_size": 64 }"""))["added"]!.GetValue<int>());
    }

    [Fact]
    public async Task An_output_that_is_not_named_comes_to_its_input_and_what_is_nowhere_is_an_error()
    {
        File.Copy(Fixtures.Path("rasters", "rgb8", "rasterio_world.rgb_4326.tif"), user.At("a.tif"));
        await using RpcClient client = await user.OpenAsync();

        JsonNode result = await CallAsync(client, "spectral.formula", $$"""{ "image": {{user.Json("a.tif")}}, "formula": "b1 + b2" }""");
        JsonNode missing = (await client.CallToolAsync("spectral.formula", $$"""{ "image": {{user.Json("none.tif")}}, "formula": "b1" }"""))["error"]!["data"]!;
        JsonNode damaged = (await client.CallToolAsync("spectral.formula", $$"""{ "image": {{user.Json(".token")}}, "formula": "b1" }"""))["error"]!["data"]!;

        Assert.Equal(user.At("a_formula.tif"), result["output"]!.GetValue<string>());
        Assert.Equal(["a.tif", "a_formula.tif"], user.Names());
        Assert.Equal(("rs.file.missing", true), (missing["id"]!.GetValue<string>(), missing["message"]!.GetValue<string>().Contains(user.At("none.tif"), StringComparison.Ordinal)));
        Assert.DoesNotContain(user.Server.Folder, damaged.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_bridge_the_host_reads_no_file_of_this_machine()
    {
        await File.WriteAllTextAsync(user.At("a.tif"), "x");
        using ClientWebSocket socket = new();
        socket.Options.SetRequestHeader("Authorization", "Bearer " + (await File.ReadAllTextAsync(user.TokenFile)).Trim());
        await socket.ConnectAsync(user.Url, CancellationToken.None);
        FrameChannel bare = new(socket);
        await bare.SendAsync("""{ "jsonrpc": "2.0", "id": 1, "method": "initialize", "params": { "client": { "name": "test" }, "protocol": [1] } }""");
        await bare.NextAsync();

        await bare.SendAsync($$"""{ "jsonrpc": "2.0", "id": 2, "method": "tools/call", "params": { "name": "test.echo", "arguments": { "text": "a", "image": {{user.Json("a.tif")}} } } }""");

        Assert.Equal("rs.path.forbidden", (await bare.NextAsync())["error"]!["data"]!["id"]!.GetValue<string>());
        await using RpcClient client = await user.OpenAsync();
        JsonNode echoed = await CallAsync(client, "test.echo", $$"""{ "text": {{user.Json("a.tif")}}, "image": {{user.Json("a.tif")}} }""");
        Assert.Equal((user.At("a.tif"), user.At("a.tif")), (echoed["arguments"]!["image"]!.GetValue<string>(), echoed["arguments"]!["text"]!.GetValue<string>()));
        Assert.Null((await client.CallAsync("tools/validate", $$"""{ "name": "test.echo", "arguments": { "text": "a", "image": {{user.Json("a.tif")}} } }"""))["error"]);
    }

    [Fact]
    public async Task A_long_upload_holds_up_nothing_and_goes_on_after_a_cancel_and_after_the_bridge_was_killed()
    {
        await File.WriteAllBytesAsync(user.At("large.tif"), RandomNumberGenerator.GetBytes(24 << 20));
        string call = $$"""{ "text": "a", "image": {{user.Json("large.tif")}} }""";
        using SlowWay way = new(user.Url);
        await using RpcClient client = await user.OpenAsync(way.Url);

        int id = await client.RequestToolAsync("test.echo", call, "7");
        await SentAsync(client, 1 << 20);
        List<JsonObject> before = [];
        Assert.NotNull((await client.AnswerAsync(await client.RequestAsync("host/status", "{}"), before))["result"]);
        await client.SendAsync($$"""{ "jsonrpc": "2.0", "method": "$/cancelRequest", "params": { "id": {{id}} } }""");
        Assert.Equal(-32800, (await client.AnswerAsync(id, before))["error"]!["code"]!.GetValue<int>());
        Assert.All(before, message => Assert.Equal("$/progress", message["method"]!.GetValue<string>()));

        await client.RequestToolAsync("test.echo", call, "8");
        long first = await SentAsync(client, 2 << 20);
        client.Process.Kill();
        way.Free();
        await using RpcClient next = await user.OpenAsync(way.Url);
        int last = await next.RequestToolAsync("test.echo", call, "9");
        long resumed = await SentAsync(next, 0);
        List<JsonObject> rest = [];
        Assert.NotNull((await next.AnswerAsync(last, rest))["result"]);

        Assert.True(first > 0 && resumed > 0 && resumed < 24 << 20, $"{first} {resumed}");
        double[] fractions = [.. rest.Where(message => message["method"] is not null).Select(message => message["params"]!["value"]!["fraction"]!.GetValue<double>())];
        Assert.Equal(fractions.Order(), fractions);
        Assert.Equal(await File.ReadAllBytesAsync(user.At("large.tif")), await File.ReadAllBytesAsync(Assert.Single(Directory.GetFiles(Path.Combine(user.Server.Folder, "uploads"), "large.tif", SearchOption.AllDirectories))));
    }

    [Fact]
    public async Task A_connection_that_breaks_fails_the_call_that_sends_and_says_what_to_do()
    {
        await File.WriteAllBytesAsync(user.At("large.tif"), RandomNumberGenerator.GetBytes(24 << 20));
        using SlowWay way = new(user.Url);
        await using RpcClient client = await user.OpenAsync(way.Url);
        int id = await client.RequestToolAsync("test.echo", $$"""{ "text": "a", "image": {{user.Json("large.tif")}} }""", "7");
        await SentAsync(client, 1);

        user.Server.Kill();

        JsonNode data = (await client.AnswerAsync(id))["error"]!["data"]!;
        Assert.Equal(("rs.host.unreachable", true), (data["id"]!.GetValue<string>(), data["hint"]!.GetValue<string>().Length > 0));
        Assert.Equal(0, await client.EndAsync());
    }

    [Theory]
    [InlineData("jobs/wait")]
    [InlineData("jobs/get")]
    [InlineData("jobs/list")]
    public async Task What_a_job_wrote_comes_home_by_whichever_program_asks_for_it(string method)
    {
        string job;
        await using (RpcClient first = await user.OpenAsync())
        {
            string call = $$"""{ "name": "test.slow", "detach": true, "arguments": { "steps": 50, "output": {{user.Json("sub/out.txt")}} } }""";
            job = (await first.CallAsync("tools/call", call))["result"]!["job"]!.GetValue<string>();
            Assert.Equal(user.At("sub/out.txt"), (await first.CallAsync("jobs/get", $$"""{ "id": "{{job}}" }"""))["result"]!["arguments"]!["output"]!.GetValue<string>());
            first.Process.Kill();
        }

        Assert.Empty(user.Names());
        await using RpcClient second = await user.OpenAsync();
        string asked = method == "jobs/list" ? "{}" : $$"""{ "id": "{{job}}" }""";
        for (int attempt = 0; !File.Exists(user.At("sub/out.txt")) && attempt < 600; attempt++)
        {
            Assert.NotNull((await second.CallAsync(method, asked))["result"]);
            await Task.Delay(50);
        }

        Assert.Equal("half", await File.ReadAllTextAsync(user.At("sub/out.txt")));
        Assert.NotNull((await second.CallAsync("jobs/wait", $$"""{ "id": "{{job}}" }"""))["result"]);
        Assert.DoesNotContain(Directory.GetFiles(Path.Combine(user.State, "remote"), "*.json", SearchOption.AllDirectories), file => Path.GetFileName(Path.GetDirectoryName(file)) == "calls");
    }

    private static async Task<JsonNode> CallAsync(RpcClient client, string tool, string arguments)
    {
        JsonObject answer = await client.CallToolAsync(tool, arguments);
        return answer["result"] ?? throw new InvalidOperationException(answer.ToJsonString());
    }

    // Waits until the call says that so many bytes have arrived.
    private static async Task<long> SentAsync(RpcClient client, long least)
    {
        while (true)
        {
            JsonNode value = (await client.NextAsync())["params"]!["value"]!;
            if (value["stage"]!.GetValue<string>() == "sending files" && value["done"]!.GetValue<long>() >= least)
            {
                return value["done"]!.GetValue<long>();
            }
        }
    }
}
