using System.Text.Json.Nodes;
using RsPlugins.Geo.Rasters;
using RsPlugins.Geo.Tiles;
using RsPlugins.RsmClip.Inference;
using RsPlugins.RsmClip.Model.Preprocessing;
using RsPlugins.RsmClip.Model.Prompts;
using RsPlugins.Sdk.Tools;
using RsPlugins.Tests;

namespace RsPlugins.RsmClip.Tests.Packages;

/// <summary>Model packages for ArcGIS Pro: what its Python raster functions answer is what our own tools do.</summary>
public sealed class ExportModelToolTests(PluginFixture plugin) : IClassFixture<PluginFixture>, IDisposable
{
    private static readonly string Raster = Fixtures.Path("rasters", "rgb8", "rasterio_cogeo_jpeg_3857.tif");
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [PackageFact]
    public async Task Objects_of_any_size_get_the_classes_and_probabilities_of_our_own_encoder()
    {
        JsonObject made = await ExportAsync(new JsonObject { ["class_set"] = "eurosat", ["languages"] = new JsonArray("pt", "zh") });
        LoadedModel model = plugin.Models.Get(new ModelChoice(null), new RecordingContext(), CancellationToken.None);
        ClassSet classes = ClassSet.Find("eurosat");
        float[][][] vectors = [.. new[] { "pt", "zh" }.Select(language => ClassEmbeddings.Of(model.Texts, classes, language, templates: true, CancellationToken.None))];
        List<(byte[] Rgb, int Width, int Height)> parts = [.. Tiles()];

        JsonNode answer = PackagePython.Run((string)made["objects"]!, new JsonObject { ["images"] = new JsonArray([.. parts.Select(part => Image(part.Rgb, part.Width, part.Height))]) });

        Assert.Equal(classes.Classes.Select(one => one.NameIn("pt")), answer["classes"]!.AsArray().Select(one => (string)one!["Name"]!));
        JsonNode[] found = [.. answer["result"]!.AsArray().OfType<JsonNode>()];
        Assert.Equal(parts.Count, found.Length);
        for (int i = 0; i < parts.Count; i++)
        {
            float[] embedding = model.Images.Encode([model.Images.Preprocessor.ResizeAndCrop(new PixelImage(parts[i].Rgb, parts[i].Width, parts[i].Height, 3))], CancellationToken.None)[0];
            double[] cosines = [.. Enumerable.Range(0, classes.Classes.Count).Select(k => vectors.Average(language => (double)Vectors.Dot(language[k], embedding)))];
            double[] powers = [.. cosines.Select(cosine => Math.Exp(model.Export.LogitScale * (cosine - cosines.Max())))];
            int best = Array.IndexOf(cosines, cosines.Max());

            // Resampling in floating point rounds some levels of some pixels to the other side than Pillow's whole numbers do.
            Assert.Equal(powers[best] / powers.Sum(), double.Parse((string)found[i]["Confidence"]!, System.Globalization.CultureInfo.InvariantCulture), 0.03);
            Assert.Equal(classes.Classes[best].NameIn("pt"), (string)found[i]["Label"]!);
            Assert.Equal($"{best + 1}", (string)found[i]["Class"]!);
        }
    }

    [PackageFact]
    public async Task Pixels_get_the_classes_that_segmentation_gives_them()
    {
        JsonObject made = await ExportAsync(new JsonObject { ["model"] = PluginFixture.TinyModel, ["class_set"] = "landcover" });
        await plugin.CallAsync("rs.segment", new JsonObject { ["raster"] = Raster, ["model"] = PluginFixture.TinyModel, ["class_set"] = "landcover", ["class_map"] = folder.File("classes.tif") });
        using IRasterReader map = RasterFile.Open(folder.File("classes.tif"));
        byte[] expected = map.Read(new RasterWindow(0, 0, map.Width, map.Height), [1], CancellationToken.None).Data.ToArray();
        using IRasterReader raster = RasterFile.Open(Raster);
        JsonObject image = Image(Rgb(raster, new RasterWindow(0, 0, raster.Width, raster.Height), [1, 2, 3]), raster.Width, raster.Height);

        int[][] whole = Classes(PackagePython.Run((string)made["pixels"]!, new JsonObject { ["images"] = new JsonArray(image.DeepClone()), ["scalars"] = new JsonObject { ["padding"] = 0 }, ["whole"] = true }));
        int[][] blocks = Classes(PackagePython.Run((string)made["pixels"]!, new JsonObject { ["images"] = new JsonArray(Masked(image, new JsonArray(10, 0, raster.Height, raster.Width))) }));

        // Sums in another order: pixels on the line between two classes may fall to either side.
        (int same, int all) = Count(whole, 0, (x, y, value) => value == expected[(y * map.Width) + x] + 1);
        Assert.InRange((double)same / all, 0.999, 1);
        Assert.True(whole.SelectMany(row => row).Distinct().Count() > 1, "one class everywhere proves nothing");

        // Blocks look at the same windows, but for those that reach beyond the raster.
        (same, all) = Count(blocks, plugin.Models.Get(new ModelChoice(PluginFixture.TinyModel), new RecordingContext(), CancellationToken.None).Config.Vision.ImageSize, (x, y, value) => value == whole[y][x]);
        Assert.InRange((double)same / all, 0.999, 1);
        Assert.All(blocks.Take(10), row => Assert.All(row, value => Assert.Equal(0, value)));
    }

    [PackageFact]
    public async Task Objects_are_the_same_however_the_tool_hands_them_over()
    {
        JsonObject made = await ExportAsync(new JsonObject { ["model"] = PluginFixture.TinyModel, ["class_set"] = "eurosat" });
        List<(byte[] Rgb, int Width, int Height)> parts = [.. Tiles()];
        JsonObject[] images = [.. parts.Select(part => Image(part.Rgb, part.Width, part.Height)), .. new[] { (1, 1), (3, 200), (301, 2) }.Select(size => Image(Pattern(size.Item1, size.Item2), size.Item1, size.Item2))];

        JsonNode[] together = Run(made, images, new JsonObject { ["batch_size"] = 5 });

        Assert.True(together.Select(one => (string)one["Label"]!).Distinct().Count() > 1, "one class everywhere proves nothing");
        AssertSame(together, Run(made, images, new JsonObject { ["batch_size"] = "1.0" }));
        AssertSame(together, Run(made, [.. images.Select(one => Masked(one, "bands"))], []));
        AssertSame(together, Run(made, [.. images.Select(Widened)], []));

        // What has no data at all is of no class; its neighbours in the batch stay what they are.
        JsonNode[] some = Run(made, [.. images.Select((one, i) => i == 1 ? Masked(one, "none") : one)], []);
        Assert.Equal(("0", string.Empty, 0.0), ((string)some[1]["Class"]!, (string)some[1]["Label"]!, double.Parse((string)some[1]["Confidence"]!, System.Globalization.CultureInfo.InvariantCulture)));
        AssertSame([.. together.Where((_, i) => i != 1)], [.. some.Where((_, i) => i != 1)]);
        Assert.All(Run(made, [.. images.Select(one => Masked(one, "none"))], []), one => Assert.Equal("0", (string)one["Class"]!));
    }

    [PackageFact]
    public async Task Pixels_of_images_of_odd_sizes_and_of_part_of_a_block_get_classes()
    {
        JsonObject made = await ExportAsync(new JsonObject { ["model"] = PluginFixture.TinyModel, ["class_set"] = "landcover" });
        foreach ((int width, int height) in new[] { (7, 5), (45, 33), (131, 64) })
        {
            JsonObject image = Image(Pattern(width, height), width, height);
            int[][] once = Classes(Pixels(made, image, []));
            Assert.Equal((height, width), (once.Length, once[0].Length));
            Assert.DoesNotContain(once, row => row.Contains(0));
            Assert.Equal(once, Classes(Pixels(made, Widened(image), new JsonObject { ["batch_size"] = "3" })));
            Assert.Equal(once, Classes(Pixels(made, Masked(image, "bands"), new JsonObject { ["batch_size"] = 1 })));
            Assert.All(Classes(Pixels(made, Masked(image, "none"), [])), row => Assert.All(row, value => Assert.Equal(0, value)));
        }
    }

    [PackageFact]
    public async Task A_definition_that_is_no_file_is_refused_with_the_reason()
    {
        JsonObject made = await ExportAsync(new JsonObject { ["model"] = PluginFixture.TinyModel });

        Assert.Contains("must be a file", PackagePython.Fail((string)made["objects"]!, new JsonObject { ["images"] = new JsonArray(), ["as_text"] = true }), StringComparison.Ordinal);
    }

    [PackageFact]
    public async Task An_image_of_more_than_8_bits_is_refused_with_what_to_do()
    {
        JsonObject made = await ExportAsync(new JsonObject { ["model"] = PluginFixture.TinyModel });
        string path = folder.File("wide.raw");
        File.WriteAllBytes(path, [.. Enumerable.Range(0, 3 * 64 * 64).SelectMany(i => BitConverter.GetBytes((ushort)i))]);

        string error = PackagePython.Fail((string)made["objects"]!, new JsonObject { ["images"] = new JsonArray(new JsonObject { ["path"] = path, ["type"] = "u2", ["shape"] = new JsonArray(3, 64, 64) }) });

        Assert.Contains("Convert the raster first", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_package_is_complete_and_needs_no_other_folder()
    {
        JsonObject made = await ExportAsync(new JsonObject { ["model"] = PluginFixture.TinyModel, ["classes"] = new JsonArray(new JsonObject { ["name"] = "pond", ["color"] = "#0102ff" }, new JsonObject { ["name"] = "field" }) });

        Assert.Equal(
            ["RsMClipImageClassifier.py", "RsMClipObjectClassifier.py", "classes.json", "objects.emd", "pixels.emd", "rsmclip_onnx.py", "segmentation.onnx", "vision.onnx", "vision.weights"],
            Directory.GetFileSystemEntries((string)made["folder"]!).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        foreach (string definition in (string[])["objects", "pixels"])
        {
            JsonNode read = JsonNode.Parse(File.ReadAllText((string)made[definition]!))!;
            Assert.All((string[])["ModelFile", "InferenceFunction"], key => Assert.True(File.Exists(Path.Combine((string)made["folder"]!, (string)read[key]!))));
            Assert.Equal("[1,2,255]", read["Classes"]![0]!["Color"]!.ToJsonString());
            Assert.Equal(("rs.models.export", (string)made["model_sha256"]!), ((string)read["Provenance"]!["tool"]!, (string)read["Provenance"]!["model_sha256"]!));
        }

        Assert.Equal(2, (int)made["classes"]!);
    }

    [Fact]
    public async Task What_is_there_already_stays_and_a_cancel_leaves_nothing()
    {
        Directory.CreateDirectory(folder.File("full"));
        File.WriteAllText(folder.File("full/mine.txt"), "mine");
        ToolException refused = await Assert.ThrowsAsync<ToolException>(() => plugin.CallAsync("rs.models.export", new JsonObject { ["folder"] = folder.File("full"), ["model"] = PluginFixture.TinyModel }));
        Assert.Equal(ErrorIds.ArgumentInvalid, refused.Id);
        Assert.Equal("mine", File.ReadAllText(folder.File("full/mine.txt")));

        using CancellationTokenSource cancel = new();
        RecordingContext context = new(progress =>
        {
            if (progress.Stage == "copying")
            {
                cancel.Cancel();
            }
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => plugin.CallAsync("rs.models.export", new JsonObject { ["folder"] = folder.File("cancelled"), ["model"] = PluginFixture.TinyModel }, context, cancel.Token));
        Assert.Equal([folder.File("full")], Directory.GetFileSystemEntries(Path.GetDirectoryName(folder.File("full"))!));
    }

    private static JsonNode[] Run(JsonObject made, JsonObject[] images, JsonObject scalars) =>
        [.. PackagePython.Run((string)made["objects"]!, new JsonObject { ["images"] = new JsonArray([.. images.Select(one => one.DeepClone())]), ["scalars"] = scalars })["result"]!.AsArray().OfType<JsonNode>()];

    private static JsonNode Pixels(JsonObject made, JsonObject image, JsonObject scalars) =>
        PackagePython.Run((string)made["pixels"]!, new JsonObject { ["images"] = new JsonArray(image.DeepClone()), ["scalars"] = scalars });

    private static void AssertSame(JsonNode[] expected, JsonNode[] found)
    {
        Assert.Equal(expected.Select(one => (string)one["Label"]!), found.Select(one => (string)one["Label"]!));
        Assert.All(expected.Zip(found), pair => Assert.Equal(
            double.Parse((string)pair.First["Confidence"]!, System.Globalization.CultureInfo.InvariantCulture),
            double.Parse((string)pair.Second["Confidence"]!, System.Globalization.CultureInfo.InvariantCulture),
            1e-4));
    }

    private static JsonObject Masked(JsonObject image, JsonNode mask)
    {
        JsonObject masked = (JsonObject)image.DeepClone();
        masked["mask"] = mask;
        return masked;
    }

    // The same values in 16 bits, as ArcGIS hands over what was made of rasters of several kinds.
    private static JsonObject Widened(JsonObject image)
    {
        JsonObject wide = (JsonObject)image.DeepClone();
        string path = (string)image["path"]! + ".wide";
        File.WriteAllBytes(path, [.. File.ReadAllBytes((string)image["path"]!).SelectMany(value => BitConverter.GetBytes((ushort)value))]);
        (wide["path"], wide["type"]) = (path, "u2");
        return wide;
    }

    private static byte[] Pattern(int width, int height) => [.. Enumerable.Range(0, width * height * 3).Select(i => (byte)((i * 37 % 251) + 1))];

    private static (int Same, int All) Count(int[][] values, int margin, Func<int, int, int, bool> isSame)
    {
        (int Same, int All) count = (0, 0);
        for (int y = margin; y < values.Length - margin; y++)
        {
            for (int x = margin; x < values[y].Length - margin; x++)
            {
                count = (count.Same + (isSame(x, y, values[y][x]) ? 1 : 0), count.All + 1);
            }
        }

        return count;
    }

    private static int[][] Classes(JsonNode answer) => [.. answer["result"]!.AsArray().Select(row => row!.AsArray().Select(value => (int)value!).ToArray())];

    // Real tiles of all ten classes, whole and cut to other shapes.
    private static IEnumerable<(byte[] Rgb, int Width, int Height)> Tiles()
    {
        foreach (string path in Directory.EnumerateDirectories(Fixtures.Path("classify", "eurosat")).Order(StringComparer.Ordinal).Select(one => Directory.EnumerateFiles(one).Order(StringComparer.Ordinal).First()))
        {
            using IRasterReader raster = RasterFile.Open(path);
            foreach (RasterWindow window in (RasterWindow[])[new(0, 0, raster.Width, raster.Height), new(3, 5, 40, 56)])
            {
                yield return (Rgb(raster, window, [1, 2, 3]), window.Width, window.Height);
            }
        }
    }

    private static byte[] Rgb(IRasterReader raster, RasterWindow window, int[] bands)
    {
        ByteStretch stretch = ByteStretch.FromRaster(raster, bands, CancellationToken.None);
        return ByteStretch.ReadRgb(raster, window, bands, stretch, CancellationToken.None);
    }

    private JsonObject Image(byte[] rgb, int width, int height)
    {
        string path = folder.File($"{Guid.NewGuid():N}.raw");
        File.WriteAllBytes(path, [.. Enumerable.Range(0, 3).SelectMany(band => Enumerable.Range(0, width * height).Select(i => rgb[(i * 3) + band]))]);
        return new JsonObject { ["path"] = path, ["shape"] = new JsonArray(3, height, width) };
    }

    private Task<JsonObject> ExportAsync(JsonObject arguments)
    {
        arguments["folder"] = folder.File("package");
        return plugin.CallAsync("rs.models.export", arguments);
    }
}
