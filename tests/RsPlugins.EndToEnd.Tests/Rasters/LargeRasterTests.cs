using System.Globalization;
using System.Text.Json.Nodes;
using RsPlugins.Tests;

namespace RsPlugins.EndToEnd.Tests.Rasters;

/// <summary>What the host's own process holds in memory at most while a tool runs over a raster of a megapixel, and over a large one.</summary>
public sealed class LargeRasterTests : IDisposable
{
    private const int Small = 1024;
    private const double MostTimes = 1.5;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("rsplugins-");

    public void Dispose() => folder.Delete(recursive: true);

    [LinuxTheory]
    [InlineData("rs.index", 8192)]
    [InlineData("rs.classify", 8192)]
    [InlineData("rs.segment", 4096)]
    public async Task A_large_raster_takes_hardly_more_memory_than_a_small_one(string tool, int large)
    {
        // The first call writes the model's graphs, which takes memory of its own.
        _ = await PeakAsync(tool, Small);
        double few = await PeakAsync(tool, Small), many = await PeakAsync(tool, large);

        Assert.True(many < MostTimes * few, string.Create(CultureInfo.InvariantCulture, $"{large} x {large} pixels took {many:f0} MiB, {Small} x {Small} took {few:f0} MiB"));
    }

    private async Task<double> PeakAsync(string tool, int side)
    {
        string raster = Path.Combine(folder.FullName, $"{side}.tif"), outputs = folder.CreateSubdirectory(Guid.NewGuid().ToString("N")).FullName;
        if (!File.Exists(raster))
        {
            RepeatedRaster.Write(raster, side);
        }

        JsonObject arguments = tool == "rs.index"
            ? new JsonObject { ["rasters"] = new JsonArray(raster), ["index"] = Path.Combine(outputs, "index.gpkg") }
            : new JsonObject { ["raster"] = raster, ["class_map"] = Path.Combine(outputs, "classes.tif") };
        (arguments["model"], arguments["tile_size"], arguments["stride"]) = (Fixtures.Path("openclip-tiny", "hub"), 512, 512);
        if (tool == "rs.classify")
        {
            arguments["tiles"] = Path.Combine(outputs, "tiles.gpkg");
        }

        // A state of its own: a host that finds the interrupted jobs of another goes on with them.
        await using RpcClient client = await RpcClient.OpenAsync(new RpcClient(HostProgram.Start(Path.Combine(folder.FullName, "state"), "serve", "--stdio")));
        JsonObject answer = await client.CallToolAsync(tool, arguments.ToJsonString());
        Assert.True(answer["result"] is not null, answer.ToJsonString());
        return PeakMebibytes(client.Process.Id);
    }

    private static double PeakMebibytes(int process) =>
        double.Parse(File.ReadLines($"/proc/{process}/status").Single(line => line.StartsWith("VmHWM:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
}
