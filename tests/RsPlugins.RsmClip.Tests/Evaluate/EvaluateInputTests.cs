using System.Text.Json.Nodes;
using RsPlugins.Geo.Images;
using RsPlugins.Sdk.Tools;
using RsPlugins.Tests;

namespace RsPlugins.RsmClip.Tests.Evaluate;

/// <summary>What users get wrong, and calls that end in the middle.</summary>
public sealed class EvaluateInputTests(PluginFixture plugin) : IClassFixture<PluginFixture>
{
    private static string Folder => Fixtures.Path("classify", "eurosat");

    [Fact]
    public async Task Missing_images_and_splits_are_named()
    {
        using TemporaryFolder empty = new();
        JsonObject arguments = new() { ["eurosat"] = Path.GetDirectoryName(empty.File("x"))!, ["eurosat_split"] = Fixtures.Path("classify", "eurosat-split.csv") };
        ToolException image = await Fails(arguments);
        Assert.Equal(ErrorIds.FileMissing, image.Id);
        Assert.StartsWith("20 of 20 images are not in", image.Message, StringComparison.Ordinal);
        Assert.Contains("AnnualCrop", image.Message, StringComparison.Ordinal);

        arguments["eurosat"] = Folder;
        arguments["split"] = "val";
        ToolException split = await Fails(arguments);
        Assert.Equal((ErrorIds.ArgumentInvalid, "Give one of test."), (split.Id, split.Hint));
        arguments.Remove("eurosat_split");
        Assert.Contains("eurosat_split", (await Fails(arguments)).Message, StringComparison.Ordinal);
        Assert.Equal("There is nothing to measure on.", (await Fails([])).Message);
        Assert.Equal(ErrorIds.FileMissing, (await Fails(new JsonObject { ["images"] = empty.File("nowhere") })).Id);
        Assert.Equal(ErrorIds.FileDamaged, (await Fails(new JsonObject { ["images"] = Fixtures.Path("classify", "README.md") })).Id);
    }

    [Fact]
    public async Task Classes_without_names_say_how_to_give_them()
    {
        using TemporaryFolder folder = new();
        Copy(folder, "quarry/1.jpg", "quarry/2.jpg", "orchard/1.jpg");
        JsonObject arguments = new() { ["images"] = folder.File("images") };

        ToolException unknown = await Fails(arguments);
        Assert.Equal(ErrorIds.ClassesInvalid, unknown.Id);
        Assert.Contains("orchard, quarry", unknown.Message, StringComparison.Ordinal);
        Assert.Contains("class_table", unknown.Hint, StringComparison.Ordinal);

        arguments["class_set"] = "eurosat";
        Assert.Contains("orchard, quarry", (await Fails(arguments)).Message, StringComparison.Ordinal);

        File.WriteAllText(folder.File("classes.csv"), "name,prompts\nquarry,a quarry|an open pit\nOrchard,fruit trees\n");
        arguments["class_table"] = folder.File("classes.csv");
        JsonObject result = await plugin.CallAsync("rs.evaluate", Quick(arguments));
        Assert.Equal(["quarry", "Orchard"], result["sets"]![0]!["classes"]!.AsArray().Select(name => (string)name!));
    }

    [Fact]
    public async Task One_image_one_class_and_unknown_languages_are_refused_and_a_result_that_cannot_be_written_before_the_work()
    {
        using TemporaryFolder folder = new();
        Copy(folder, "Forest/1.jpg");
        Assert.Contains("a single image", (await Fails(new JsonObject { ["images"] = folder.File("images") })).Message, StringComparison.Ordinal);
        Copy(folder, "Forest/2.jpg", "Forest/3.jpg");
        JsonObject one = new() { ["images"] = folder.File("images") };
        Assert.Contains("one class", (await Fails(one)).Message, StringComparison.Ordinal);
        one["languages"] = new JsonArray("sv");
        Assert.Equal(ErrorIds.LanguageUnknown, (await Fails(one)).Id);

        File.WriteAllText(folder.File("file"), "");
        RecordingContext context = new();
        JsonObject arguments = new() { ["images"] = Folder, ["report"] = Path.Combine(folder.File("file"), "report.html") };
        ToolException denied = await Assert.ThrowsAsync<ToolException>(() => plugin.CallAsync("rs.evaluate", Quick(arguments), context));
        Assert.Equal(ErrorIds.FileDenied, denied.Id);
        Assert.Empty(context.Reports);
    }

    [Fact]
    public async Task A_mask_of_another_size_is_refused_and_counts_are_those_of_the_class_map()
    {
        using TemporaryFolder folder = new();
        Copy(folder, "a.jpg", "b.jpg");
        File.WriteAllText(folder.File("classes.json"), """[{"name":"river","color":"#0000ff"},{"name":"forest","color":"#00ff00"},{"name":"industry","color":"#ff0000"}]""");
        Mask(folder, "a.png", 64, 64);
        Mask(folder, "b.png", 64, 64);
        JsonObject arguments = new() { ["images"] = folder.File("images"), ["masks"] = folder.File("masks"), ["class_table"] = folder.File("classes.json") };
        JsonNode measured = (await plugin.CallAsync("rs.evaluate", Quick(arguments)))["segmentation"]!;

        long[] all = [.. measured["confusion"]!.AsArray().SelectMany(row => row!.AsArray().Select(count => (long)count!))];

        // The lower quarter of a mask has a colour of no class.
        Assert.Equal(2 * 64 * 48, all.Sum());
        JsonObject map = await plugin.CallAsync("rs.segment", new JsonObject { ["raster"] = folder.File("images/a.jpg"), ["class_table"] = folder.File("classes.json"), ["class_map"] = folder.File("map.tif"), ["model"] = PluginFixture.TinyModel });
        using Geo.Rasters.IRasterReader found = Geo.Rasters.RasterFile.Open(folder.File("map.tif"));
        byte[] classes = found.Read(new Geo.Rasters.RasterWindow(0, 0, 64, 48), [1], CancellationToken.None).Data.ToArray();
        JsonNode again = (await plugin.CallAsync("rs.evaluate", Quick(arguments)))["segmentation"]!;
        Assert.Equal(measured.ToJsonString(), again.ToJsonString());
        Assert.NotNull(map["class_map"]);
        for (int one = 0; one < 3; one++)
        {
            // Both images are the same, and rows of 16 pixels have one class each.
            Assert.Equal(2 * classes.Skip(16 * 64 * one).Take(16 * 64).Count(value => value == one), (long)measured["confusion"]![one]![one]!);
        }

        Mask(folder, "b.png", 32, 64);
        ToolException size = await Fails(arguments);
        Assert.Contains("32 × 64", size.Message, StringComparison.Ordinal);
        arguments.Remove("class_table");
        Assert.Equal(ErrorIds.ClassesInvalid, (await Fails(arguments)).Id);
    }

    [Fact]
    public async Task A_job_that_goes_on_embeds_no_image_again_and_gives_the_same()
    {
        using TemporaryFolder folder = new();
        Directory.CreateDirectory(folder.File("job"));
        JsonObject arguments = Quick(new JsonObject { ["images"] = Many(folder), ["class_set"] = "eurosat" });
        JsonObject undisturbed = await plugin.CallAsync("rs.evaluate", arguments);

        using CancellationTokenSource stop = new();
        RecordingContext first = new(progress =>
        {
            if (progress.Unit == "images")
            {
                stop.Cancel();
            }
        })
        {
            Job = new ToolJob("test", folder.File("job"), 1),
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => plugin.CallAsync("rs.evaluate", arguments, first, stop.Token));
        string kept = Assert.Single(Directory.GetFiles(folder.File("job")));
        long length = new FileInfo(kept).Length;
        Assert.InRange(length, 1, 139L * 4 * 1024);

        // The last row is torn, as after a loss of power.
        File.AppendAllText(kept, "torn");
        RecordingContext second = new() { Job = new ToolJob("test", folder.File("job"), 2) };
        JsonObject resumed = await plugin.CallAsync("rs.evaluate", arguments, second);

        Assert.Equal(128, second.Reports.First(report => report.Unit == "images").Done);
        undisturbed["provenance"]!.AsObject().Remove("time");
        resumed["provenance"]!.AsObject().Remove("time");
        Assert.Equal(undisturbed.ToJsonString(), resumed.ToJsonString());
    }

    [Theory]
    [InlineData("embedding eurosat, test")]
    [InlineData("classifying")]
    [InlineData("retrieving")]
    [InlineData("embedding eurosat, train")]
    [InlineData("comparing")]
    [InlineData("fitting")]
    [InlineData("segmenting")]
    public async Task A_cancel_ends_the_work_at_every_stage_and_leaves_no_output(string stage)
    {
        using TemporaryFolder folder = new();
        string[][] rows = [.. File.ReadAllLines(Fixtures.Path("classify", "eurosat-split.csv")).Skip(1).Select(line => line.Split(','))];
        File.WriteAllLines(folder.File("eurosat.csv"), ["file,class,split,caption", .. rows.Select((row, i) => $"{row[0]},{row[1]},{(i % 2 == 0 ? "train" : i % 4 == 1 ? "val" : "test")},Land {i}")]);
        foreach (string[] row in rows)
        {
            Mask(folder, Path.ChangeExtension(row[0], ".png"), 64, 64);
        }

        File.WriteAllText(folder.File("classes.json"), """[{"name":"AnnualCrop","color":"#0000ff"},{"name":"Forest","color":"#00ff00"}]""");
        JsonObject arguments = new() { ["report"] = folder.File("out/report.html"), ["images"] = Folder };
        if (stage == "segmenting")
        {
            (arguments["masks"], arguments["class_table"]) = (folder.File("masks"), folder.File("classes.json"));
        }
        else
        {
            (arguments["list"], arguments["measures"]) = (folder.File("eurosat.csv"), new JsonArray("zero-shot", "retrieval", "knn", "linear-probe"));
        }

        using CancellationTokenSource stop = new();
        RecordingContext context = new(progress =>
        {
            if (progress.Stage == stage)
            {
                stop.Cancel();
            }
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => plugin.CallAsync("rs.evaluate", Quick(arguments), context, stop.Token));

        Assert.Equal(stage, context.Reports.Last().Stage);
        Assert.Empty(Directory.GetFiles(folder.File("out")));
    }

    [Fact]
    public async Task Rasters_in_other_formats_are_images_too_in_folders_and_in_zips()
    {
        using TemporaryFolder folder = new();
        string source = Fixtures.Path("classify", "part_nodata.tif");
        foreach (string name in (string[])["Forest/a.tif", "River/b.TIF"])
        {
            Directory.CreateDirectory(Path.GetDirectoryName(folder.File("images/" + name))!);
            File.Copy(source, folder.File("images/" + name));
        }

        System.IO.Compression.ZipFile.CreateFromDirectory(folder.File("images"), folder.File("images.zip"));
        JsonObject fromFolder = await plugin.CallAsync("rs.evaluate", Quick(new JsonObject { ["images"] = folder.File("images"), ["class_set"] = "eurosat" }));
        JsonObject fromZip = await plugin.CallAsync("rs.evaluate", Quick(new JsonObject { ["images"] = folder.File("images.zip"), ["class_set"] = "eurosat" }));

        // Both files are the same picture: at most one of them can be right.
        Assert.InRange((double)fromFolder["sets"]![0]!["zero_shot"]![0]!["top1"]!["value"]!, 0, 0.5);
        Assert.Equal(fromFolder["sets"]!.ToJsonString(), fromZip["sets"]!.ToJsonString());
    }

    /// <summary>140 images of two classes.</summary>
    private static string Many(TemporaryFolder folder)
    {
        string[] sources = [.. Directory.GetFiles(Folder, "*.jpg", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
        for (int i = 0; i < 140; i++)
        {
            string target = folder.File($"images/{(i % 2 == 0 ? "Forest" : "River")}/{i:000}.jpg");
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(sources[i % sources.Length], target);
        }

        return folder.File("images");
    }

    private static void Copy(TemporaryFolder folder, params string[] names)
    {
        string source = Directory.GetFiles(Folder, "*.jpg", SearchOption.AllDirectories).Order(StringComparer.Ordinal).First();
        foreach (string name in names)
        {
            string target = folder.File("images/" + name);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(source, target, overwrite: true);
        }
    }

    /// <summary>Rows of 16 pixels of the three classes, and below them a colour of none.</summary>
    private static void Mask(TemporaryFolder folder, string name, int width, int height)
    {
        byte[] pixels = [.. Enumerable.Range(0, width * height).SelectMany(i => (byte[])((i / width / 16) switch { 0 => [0, 0, 255], 1 => [0, 255, 0], 2 => [255, 0, 0], _ => [9, 9, 9] }))];
        Directory.CreateDirectory(Path.GetDirectoryName(folder.File("masks/" + name))!);
        File.WriteAllBytes(folder.File("masks/" + name), ImageFile.EncodePng(pixels, width, height, 3));
    }

    private static JsonObject Quick(JsonObject arguments)
    {
        arguments["languages"] ??= new JsonArray("en");
        arguments["model"] = PluginFixture.TinyModel;
        arguments["resamples"] = 100;
        return arguments.DeepClone().AsObject();
    }

    private async Task<ToolException> Fails(JsonObject arguments) => await Assert.ThrowsAsync<ToolException>(() => plugin.CallAsync("rs.evaluate", Quick(arguments)));
}
