using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;

namespace RsPlugins.Benchmarks.Gigapixel;

/// <summary>
/// Runs the tools that read whole rasters on one of a megapixel and on a large one, each time in a process of its own, and compares what they held in memory at most.
/// The large one is run once more and cancelled in the middle.
/// </summary>
internal static class GigapixelCommand
{
    private const int SmallSide = 1000;
    private const double Never = 2;
    private const double Middle = 0.5;
    private const int MostMatches = 10_000;

    /// <param name="photo">The photograph that the rasters are made of.</param>
    /// <param name="models">Folder of the models.</param>
    /// <param name="work">Takes rasters and outputs.</param>
    /// <param name="side">Pixels across and down of the large raster.</param>
    /// <param name="tile">Side of a tile; for rs.segment of a window that is laid beside the next one, or 0 for its own windows.</param>
    /// <param name="tools">The tools.</param>
    public static void Run(string photo, string models, string work, int side, int tile, IReadOnlyList<string> tools)
    {
        Directory.CreateDirectory(work);
        string small = Path.Combine(work, "small.tif"), large = Path.Combine(work, $"large-{side}.tif");
        foreach ((string path, int pixels) in new[] { (small, SmallSide), (large, side) }.Where(raster => !File.Exists(raster.Item1)))
        {
            MirroredRaster.Write(photo, path + ".part", pixels);
            File.Move(path + ".part", path);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(double)SmallSide * SmallSide / 1e6:f0} and {(double)side * side / 1e6:f0} megapixels ({new FileInfo(large).Length / 1e6:f0} MB), tiles of {tile} pixels"));
        Console.WriteLine("| tool | small, s | large, s | of a processor, s | Mpx/s | peak small, MiB | peak large, MiB | ratio | longest wait for progress, s | cancel to end, s |\n|---|---|---|---|---|---|---|---|---|---|");
        foreach (string tool in tools)
        {
            // The first run makes the graphs, which takes memory of its own.
            _ = Child(models, work, tool, small, tile, Never);
            JsonNode few = Child(models, work, tool, small, tile, Never), many = Child(models, work, tool, large, tile, Never), cancelled = Child(models, work, tool, large, tile, Middle);
            double ratio = (double)many["peak_mib"]! / (double)few["peak_mib"]!;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {tool} | {(double)few["seconds"]!:f1} | {(double)many["seconds"]!:f1} | {(double)many["processor_seconds"]!:f1} | {(double)side * side / 1e6 / (double)many["seconds"]!:f2} | {(double)few["peak_mib"]!:f0} | {(double)many["peak_mib"]!:f0} | {ratio:f2} | {(double)many["longest_wait"]!:f2} | {(double?)cancelled["cancel_seconds"]:f2} |"));
        }
    }

    private static JsonNode Child(string models, string work, string tool, string raster, int tile, double cancelAt)
    {
        string index = Path.ChangeExtension(raster, ".gpkg");
        if (tool == "rs.retrieve" && !File.Exists(index))
        {
            _ = Child(models, work, "rs.index", raster, tile, Never);
            File.Move(Path.Combine(work, "outputs", "index.gpkg"), index);
        }

        string outputs = Path.Combine(work, "outputs");
        if (Directory.Exists(outputs))
        {
            Directory.Delete(outputs, recursive: true);
        }

        Directory.CreateDirectory(outputs);
        string program = Environment.ProcessPath!;
        string[] own = Path.GetFileNameWithoutExtension(program) == "dotnet" ? [Environment.GetCommandLineArgs()[0]] : [];
        ProcessStartInfo start = new(program, [.. own, ToolRun.Command, models, Path.Combine(work, "state"), tool, Arguments(tool, raster, outputs, tile), cancelAt.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardOutput = true };
        using Process child = Process.Start(start)!;
        string line = child.StandardOutput.ReadToEnd();
        child.WaitForExit();
        return child.ExitCode == 0 ? JsonNode.Parse(line)! : throw new InvalidOperationException($"{tool} ended with {child.ExitCode}.");
    }

    private static string Arguments(string tool, string raster, string outputs, int tile) => (tool switch
    {
        "rs.index" => new JsonObject { ["rasters"] = new JsonArray(raster), ["index"] = Path.Combine(outputs, "index.gpkg"), ["tile_size"] = tile },
        "rs.classify" => new JsonObject { ["raster"] = raster, ["tiles"] = Path.Combine(outputs, "tiles.gpkg"), ["class_map"] = Path.Combine(outputs, "classes.tif"), ["tile_size"] = tile },
        "rs.retrieve" => new JsonObject { ["index"] = Path.ChangeExtension(raster, ".gpkg"), ["texts"] = new JsonArray("a river"), ["k"] = MostMatches, ["heat_map"] = Path.Combine(outputs, "heat.gpkg") },
        _ => new JsonObject { ["raster"] = raster, ["class_map"] = Path.Combine(outputs, "classes.tif"), ["tile_size"] = tile, ["stride"] = tile },
    }).ToJsonString();
}
