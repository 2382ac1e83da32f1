using System.Diagnostics;
using System.Text.Json.Nodes;
using RsPlugins.Tests;

namespace RsPlugins.EndToEnd.Tests;

/// <summary>A client in another language, with its standard library alone.</summary>
public sealed class PythonClientTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("rsplugins-");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData("test.slow")]
    [InlineData("isolated.slow")]
    public async Task Calls_with_progress_and_cancels(string tool)
    {
        JsonObject first = new() { ["steps"] = 60, ["output"] = Path.Combine(folder.FullName, "first.txt") };
        JsonObject second = new() { ["steps"] = 100_000, ["output"] = Path.Combine(folder.FullName, "second.txt") };

        JsonNode summary = await RunAsync(tool, first, second);

        Assert.Equal(60, summary["result"]!["steps"]!.GetValue<int>());
        Assert.Equal(first["output"]!.GetValue<string>(), Assert.Single(summary["files"]!.AsArray())!.GetValue<string>());
    }

    [Fact]
    public async Task Classifies_a_raster_with_progress_and_a_cancel()
    {
        JsonObject first = Classify("first.gpkg", stride: 12);
        first["threads"] = 1;
        JsonObject second = Classify("second.gpkg", stride: 2);

        JsonNode summary = await RunAsync("rs.classify", first, second);

        Assert.InRange(summary["result"]!["cells"]!.GetValue<int>(), 50, 1000);
        Assert.InRange(summary["cancelSeconds"]!.GetValue<double>(), 0, 0.4);
        Assert.Contains(summary["files"]!.AsArray(), file => file!.GetValue<string>() == first["tiles"]!.GetValue<string>());
    }

    private JsonObject Classify(string tiles, int stride) => new()
    {
        ["raster"] = Fixtures.Path("rasters", "rgb8", "rasterio_world.rgb_4326.tif"),
        ["model"] = Fixtures.Path("openclip-tiny", "hub"),
        ["languages"] = new JsonArray("pt", "ko"),
        ["tile_size"] = 32,
        ["stride"] = stride,
        ["tiles"] = Path.Combine(folder.FullName, tiles),
    };

    private async Task<JsonNode> RunAsync(string tool, JsonObject first, JsonObject cancelled)
    {
        ProcessStartInfo start = new(
            "python3",
            [Path.Combine(Fixtures.Root, "tests", "python", "host_client.py"), "--host", HostProgram.Path, .. HostProgram.WithEcho, tool, first.ToJsonString(), cancelled.ToJsonString(), folder.FullName])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await error);
        return JsonNode.Parse(output)!;
    }
}
