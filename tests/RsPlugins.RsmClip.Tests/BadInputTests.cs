using System.Text.Json.Nodes;
using RsPlugins.Sdk.Tools;
using RsPlugins.Tests;

namespace RsPlugins.RsmClip.Tests;

public sealed class BadInputTests(PluginFixture plugin) : IClassFixture<PluginFixture>
{
    private static string Photo => Fixtures.Path("rasters", "rgb8", "rasterio_cogeo_jpeg_3857.tif");

    public static TheoryData<string, string, string> Cases => new()
    {
        { "{\"raster\":\"no/such.tif\"}", ErrorIds.FileMissing, "such.tif" },
        { "{\"raster\":\"@model/open_clip_config.json\"}", ErrorIds.RasterUnsupported, "" },
        { "{\"raster\":\"@corrupt\"}", ErrorIds.RasterUnreadable, "" },
        { "{\"raster\":\"@photo\",\"class_set\":\"imagenet\"}", ErrorIds.ClassesInvalid, "imagenet" },
        { "{\"raster\":\"@photo\",\"classes\":[{\"name\":\"a\"},{\"name\":\"a\"}]}", ErrorIds.ClassesInvalid, "twice" },
        { "{\"raster\":\"@photo\",\"class_table\":\"@model/open_clip_config.json\"}", ErrorIds.ClassesInvalid, "open_clip_config.json" },
        { "{\"raster\":\"@photo\",\"classes\":[{\"name\":\"a\"}]}", ErrorIds.ClassesInvalid, "at least two" },
        { "{\"raster\":\"@photo\",\"classes\":[{\"name\":\"a\",\"color\":\"chartreuse\"},{\"name\":\"b\"}]}", ErrorIds.ClassesInvalid, "chartreuse" },
        { "{\"raster\":\"@photo\",\"threshold\":1.5}", ErrorIds.ArgumentInvalid, "threshold" },
        { "{\"raster\":\"@photo\",\"threshold\":0.5}", ErrorIds.ArgumentInvalid, "calibration" },
        { "{\"raster\":\"@photo\",\"class_table\":\"no/such.csv\"}", ErrorIds.FileMissing, "such.csv" },
        { "{\"raster\":\"@photo\",\"languages\":[\"en\",\"tlh\"]}", ErrorIds.LanguageUnknown, "tlh" },
        { "{\"raster\":\"@photo\",\"bands\":[1,2,9]}", ErrorIds.ArgumentInvalid, "band 9" },
        { "{\"raster\":\"@photo\",\"tile_size\":64,\"stride\":65}", ErrorIds.ArgumentInvalid, "stride" },
        { "{\"raster\":\"@photo\",\"model\":\"gpt\"}", ErrorIds.ModelMissing, "gpt" },
        { "{\"raster\":\"@photo\",\"model\":\"no/folder\"}", ErrorIds.ModelMissing, "no/folder" },
        { "{\"raster\":\"@photo\",\"tile_size\":\"large\"}", ErrorIds.ArgumentInvalid, "tile_size" },
        { "{\"raster\":\"@photo\",\"colour\":\"red\"}", ErrorIds.ArgumentInvalid, "" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Classify_names_what_is_wrong_and_leaves_nothing(string arguments, string id, string inMessage)
    {
        using TemporaryFolder folder = new();
        JsonObject filled = JsonNode.Parse(arguments
            .Replace("@model", PluginFixture.TinyModel, StringComparison.Ordinal)
            .Replace("@photo", Photo, StringComparison.Ordinal)
            .Replace("@corrupt", Fixtures.Path("rasters", "georef_edge", "rasterio_corrupt.tif"), StringComparison.Ordinal))!.AsObject();
        filled.TryAdd("model", PluginFixture.TinyModel);
        filled["tiles"] = folder.File("out.gpkg");
        filled["class_map"] = folder.File("out.tif");

        ToolException failure = await Assert.ThrowsAsync<ToolException>(() => plugin.CallAsync("rs.classify", filled));

        Assert.Equal(id, failure.Id);
        Assert.Contains(inMessage, failure.Message, StringComparison.Ordinal);
        Assert.NotEmpty(failure.Hint);
        Assert.Empty(Directory.GetFileSystemEntries(Path.GetDirectoryName(folder.File("x"))!));
    }

    [Theory]
    [InlineData("open_clip_config.json")]
    [InlineData("open_clip_model.safetensors")]
    [InlineData("sentencepiece.bpe.model")]
    public async Task A_damaged_model_folder_is_named(string damaged)
    {
        using TemporaryFolder folder = new();
        string model = folder.File("model");
        Directory.CreateDirectory(model);
        foreach (string name in (string[])["open_clip_config.json", "open_clip_model.safetensors", "sentencepiece.bpe.model", "text_config.json", "config.json"])
        {
            string source = Path.Combine(PluginFixture.TinyModel, name);
            if (File.Exists(source))
            {
                File.Copy(source, Path.Combine(model, name));
            }
        }

        byte[] bytes = File.ReadAllBytes(Path.Combine(PluginFixture.TinyModel, damaged));
        File.Delete(Path.Combine(model, damaged));
        File.WriteAllBytes(Path.Combine(model, damaged), bytes[..(bytes.Length / 2)]);

        ToolException failure = await Assert.ThrowsAsync<ToolException>(() => plugin.CallAsync("rs.embed", new JsonObject { ["model"] = model, ["texts"] = new JsonArray("river") }));

        Assert.Equal(ErrorIds.ModelDamaged, failure.Id);
        Assert.Contains(damaged, failure.Message + failure.Hint, StringComparison.Ordinal);
    }
}
