using System.Text.Json.Nodes;
using RsPlugins.Sdk.Tools;
using RsPlugins.Tests;

namespace RsPlugins.RsmClip.Tests.Index;

public sealed class DescribeToolTests(PluginFixture plugin) : IClassFixture<PluginFixture>
{
    [Fact]
    public async Task Tells_what_an_index_holds_and_which_rasters_are_no_longer_as_they_were()
    {
        using TemporaryFolder folder = new();
        string index = folder.File("index.gpkg"), photo = folder.File("photo_20260630.tif"), touched = folder.File("touched.tif"), gone = folder.File("gone.tif");
        foreach (string raster in (string[])[photo, touched, gone])
        {
            File.Copy(IndexFile.Photo, raster);
            await File.AppendAllTextAsync(raster, raster);
        }

        JsonObject made = await plugin.CallAsync("rs.index", IndexFile.Arguments(index, photo, touched, gone));
        File.Delete(gone);
        await File.AppendAllTextAsync(touched, "more");

        JsonObject described = await plugin.CallAsync("rs.describe", new JsonObject { ["index"] = index });

        JsonNode[] rasters = [.. described["rasters"]!.AsArray().Select(raster => raster!)];
        Assert.Equal([("gone.tif", "missing", null), ("photo_20260630.tif", "unchanged", "2026-06-30"), ("touched.tif", "changed", null)], rasters.Select(raster => ((string)raster["name"]!, (string)raster["state"]!, (string?)raster["date"])));
        Assert.Equal(rasters.Select(raster => folder.File((string)raster["name"]!)), rasters.Select(raster => (string)raster["path"]!));
        Assert.All(rasters, raster => Assert.Equal((long)made["tiles"]! / 3, (long)raster["tiles"]!));
        Assert.Equal(((long)made["tiles"]!, "EPSG:3857", new FileInfo(index).Length), ((long)described["tiles"]!, (string?)described["crs"], (long)described["size_bytes"]!));
        JsonNode model = Assert.Single(described["models"]!.AsArray())!;
        Assert.Equal(((string)made["model"]!, (string)made["model_sha256"]!, (string)made["precision"]!), ((string)model["id"]!, (string)model["sha256"]!, (string)model["precision"]!));
        Assert.Equal(File.GetLastWriteTimeUtc(index), DateTime.Parse((string)described["changed"]!, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AdjustToUniversal), TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task A_file_that_is_no_index_is_refused()
    {
        ToolException refused = await Assert.ThrowsAsync<ToolException>(() => plugin.CallAsync("rs.describe", new JsonObject { ["index"] = IndexFile.Photo }));

        Assert.Equal(ErrorIds.IndexInvalid, refused.Id);
    }
}
