using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using RsPlugins.Geo.Rasters;
using RsPlugins.RsmClip.Evaluate;
using RsPlugins.RsmClip.Inference;
using RsPlugins.RsmClip.Model.Metrics;
using RsPlugins.RsmClip.Segment;

namespace RsPlugins.Benchmarks.Segmentation;

/// <summary>
/// How well rs.segment finds the classes of labelled images, for many settings: mean intersection over union. The folder has palette.json and for each tile images and masks of the same name;
/// settings are chosen by the tiles with odd numbers, and the others say how that carries over.
/// </summary>
internal static class SegmentationQuality
{
    /// <summary>Measures settings and prints a row of a table for each.</summary>
    /// <param name="folder">The data.</param>
    /// <param name="state">Takes the exported graphs.</param>
    /// <param name="settings">A JSON file: arguments of rs.segment by name; "*" holds those that all have.</param>
    /// <param name="models">The folder of models.</param>
    /// <param name="tiles">Numbers of the tiles to use; all when empty.</param>
    public static void Run(string folder, string state, string settings, string models, string tiles)
    {
        using ModelPool pool = new(new ModelStore(models, state));
        SegmentTool tool = new(pool);
        MaskClasses palette = MaskClasses.Read(Path.Combine(folder, "palette.json"));
        string[] names = [.. palette.Classes.Classes.Select(one => one.Id)];
        JsonObject all = JsonNode.Parse(File.ReadAllText(settings))!.AsObject();
        string[] images = [.. Directory.GetFiles(folder, "*.jpg", SearchOption.AllDirectories).Where(path => tiles.Length == 0 || tiles.Contains(TileOf(path))).Order(StringComparer.Ordinal)];
        Console.WriteLine($"| settings | mIoU, tiles 1, 3, 5 | tiles 2, 4 | all | pixels right | {string.Join(" | ", names)} | seconds |");
        Console.WriteLine($"|---|---|---|---|---|{string.Concat(names.Select(_ => "---|"))}---|");
        foreach ((string name, JsonNode? own) in all.Where(entry => entry.Key != "*"))
        {
            Stopwatch watch = Stopwatch.StartNew();
            ConfusionMatrix chosen = new(names.Length), held = new(names.Length), both = new(names.Length);
            foreach (string image in images)
            {
                JsonObject arguments = all["*"]!.DeepClone().AsObject();
                foreach ((string key, JsonNode? value) in own!.AsObject())
                {
                    arguments[key] = value?.DeepClone();
                }

                Compare(tool, image, arguments, palette, (TileOf(image) - '0') % 2 == 1 ? chosen : held);
            }

            both.Add(chosen);
            both.Add(held);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {name} | {chosen.MeanIntersection:0.000} | {held.MeanIntersection:0.000} | {both.MeanIntersection:0.000} | {both.Accuracy:0.000} | {string.Join(" | ", both.Intersections.Select(one => one.ToString("0.00", CultureInfo.InvariantCulture)))} | {watch.Elapsed.TotalSeconds:0} |"));
        }
    }

    private static char TileOf(string path) => Path.GetFileName(Path.GetDirectoryName(Path.GetDirectoryName(path)))![^1];

    private static void Compare(SegmentTool tool, string image, JsonObject arguments, MaskClasses palette, ConfusionMatrix confusion)
    {
        string map = Path.Combine(Path.GetTempPath(), $"segmentation-{Guid.NewGuid():N}.tif");
        try
        {
            arguments["raster"] = image;
            arguments["class_map"] = map;
            tool.CallAsync(JsonSerializer.SerializeToElement(arguments), new QuietContext(), CancellationToken.None).GetAwaiter().GetResult();
            string mask = Path.ChangeExtension(image.Replace($"{Path.DirectorySeparatorChar}images{Path.DirectorySeparatorChar}", $"{Path.DirectorySeparatorChar}masks{Path.DirectorySeparatorChar}", StringComparison.Ordinal), ".png");
            using IRasterReader found = RasterFile.Open(map), drawn = RasterFile.Open(mask);
            RasterWindow window = new(0, 0, found.Width, found.Height);
            byte[] colors = ByteStretch.ReadRgb(drawn, window, drawn.BandCount >= 3 ? [1, 2, 3] : [1], ByteStretch.FromRaster(drawn, drawn.BandCount >= 3 ? [1, 2, 3] : [1], CancellationToken.None), CancellationToken.None);
            ReadOnlySpan<byte> classes = found.Read(window, [1], CancellationToken.None).Data.Span;
            for (int i = 0; i < classes.Length; i++)
            {
                confusion.Add(palette.Of(colors[i * 3], colors[(i * 3) + 1], colors[(i * 3) + 2]), classes[i]);
            }
        }
        finally
        {
            foreach (string file in (string[])[map, map + ".aux.xml", Path.ChangeExtension(map, ".clr"), Path.ChangeExtension(map, ".qml")])
            {
                File.Delete(file);
            }
        }
    }
}
