using System.Text.Json.Nodes;
using RsPlugins.RsmClip.Inference;
using RsPlugins.RsmClip.Tests.Index;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Tests.Tools;

/// <summary>What all tools that run over whole rasters do alike.</summary>
public sealed class WholeRasterTests(PluginFixture plugin) : IClassFixture<PluginFixture>
{
    [Theory]
    [InlineData("rs.index")]
    [InlineData("rs.classify")]
    [InlineData("rs.segment")]
    public async Task A_cancel_in_the_middle_of_the_work_ends_it_within_a_run_of_tiles(string tool)
    {
        using TemporaryFolder folder = new();
        using CancellationTokenSource source = new();
        long cancelled = 0;
        RecordingContext context = new(progress =>
        {
            if (progress is { Fraction: >= 0.5, Done: long done } && cancelled == 0)
            {
                cancelled = done;
                source.Cancel();
            }
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => plugin.CallAsync(tool, Arguments(tool, folder), context, source.Token));

        Assert.True(cancelled > 4 * RunPlan.CpuBatch, $"{cancelled} tiles are no middle");
        Assert.InRange(context.Reports.Max(progress => progress.Unit is "tiles" or "windows" ? progress.Done!.Value : 0), cancelled, cancelled + RunPlan.CpuBatch);
        Assert.DoesNotContain(Directory.GetFiles(folder.File(".")), file => Path.GetFileName(file) is not "index.gpkg");
    }

    [Fact]
    public async Task Progress_of_a_segmentation_with_all_its_steps_never_goes_back_and_names_them()
    {
        using TemporaryFolder folder = new();
        RecordingContext context = new();
        JsonObject arguments = Arguments("rs.segment", folder);
        (arguments["polygons"], arguments["minimum_area"]) = (folder.File("polygons.gpkg"), 500);

        await plugin.CallAsync("rs.segment", arguments, context);

        double[] fractions = [.. context.Reports.Select(progress => progress.Fraction).OfType<double>()];
        Assert.Equal(fractions.Order(), fractions);
        Assert.Equal(["segmenting", "merging", "tracing", "writing"], context.Reports.Select(progress => progress.Stage).SkipWhile(stage => stage != "segmenting").Distinct());
        Assert.All((string[])["merging", "tracing"], stage => Assert.True(context.Reports.Count(progress => progress.Stage == stage) > 100, $"{stage} is hardly reported"));
        Assert.Equal(1, fractions[^1]);
    }

    private static JsonObject Arguments(string tool, TemporaryFolder folder)
    {
        JsonObject arguments = tool == "rs.index"
            ? IndexFile.Arguments(folder.File("index.gpkg"), IndexFile.Photo)
            : new JsonObject { ["raster"] = IndexFile.Photo, ["model"] = PluginFixture.TinyModel, ["class_map"] = folder.File("classes.tif"), ["class_set"] = "landcover" };
        (arguments["tile_size"], arguments["stride"]) = (64, 40);
        if (tool == "rs.classify")
        {
            arguments["tiles"] = folder.File("tiles.gpkg");
        }

        return arguments;
    }
}
