using System.Text.Json.Nodes;
using RsPlugins.Sdk.Tools;
using RsPlugins.Tests;

namespace RsPlugins.RsmClip.Tests.Index;

public sealed class IndexedCaptionsTests(PluginFixture plugin) : IClassFixture<PluginFixture>
{
    [Fact]
    public async Task Captions_lie_in_the_index_beside_the_tiles_and_are_retrieved_from_it()
    {
        using TemporaryFolder folder = new();
        JsonObject arguments = IndexFile.Arguments(folder.File("index.gpkg"), IndexFile.Photo);
        arguments["captions"] = Fixtures.Path("captions", "captions.jsonl");
        arguments["caption_images"] = Fixtures.Path("classify", "eurosat");

        JsonObject first = await plugin.CallAsync("rs.index", arguments);
        JsonObject second = await plugin.CallAsync("rs.index", arguments);
        JsonObject caption = await plugin.CallAsync("rs.caption", new JsonObject
        {
            ["raster"] = Fixtures.Path("classify", "eurosat", "River", "River_1237.jpg"), ["captions"] = folder.File("index.gpkg"), ["language"] = "pt", ["keep"] = 50, ["model"] = PluginFixture.TinyModel,
        });

        Assert.Equal((true, false), ((bool)first["captions"]!["changed"]!, (bool)second["captions"]!["changed"]!));
        Assert.Equal(60, (long)first["captions"]!["captions"]!);
        Assert.Equal(0, (int)first["captions"]!["images_absent"]!);
        Assert.Equal(60, IndexFile.Count(folder.File("index.gpkg"), "caption_embeddings"));
        Assert.Equal(20, IndexFile.Count(folder.File("index.gpkg"), "caption_image_embeddings"));
        Assert.Equal(6, IndexFile.Count(folder.File("index.gpkg"), "gpkg_contents WHERE data_type = 'attributes' AND table_name LIKE 'caption%'"));
        Assert.Equal("pt", (string)caption["language"]!);
        Assert.Equal(19, caption["retrieved"]!.AsArray().Count);
    }

    [Fact]
    public async Task An_index_without_captions_is_refused()
    {
        using TemporaryFolder folder = new();
        await plugin.CallAsync("rs.index", IndexFile.Arguments(folder.File("index.gpkg"), IndexFile.Photo));

        ToolException failure = await Assert.ThrowsAsync<ToolException>(() => plugin.CallAsync("rs.caption", new JsonObject { ["raster"] = IndexFile.Photo, ["captions"] = folder.File("index.gpkg"), ["model"] = PluginFixture.TinyModel }));

        Assert.Equal(ErrorIds.CaptionsInvalid, failure.Id);
    }

    [Fact]
    public async Task A_damaged_index_is_named()
    {
        using TemporaryFolder folder = new();
        byte[] damaged = new byte[8192];
        "SQLite format 3\0"u8.CopyTo(damaged);
        await File.WriteAllBytesAsync(folder.File("index.gpkg"), damaged);

        ToolException failure = await Assert.ThrowsAsync<ToolException>(() => plugin.CallAsync("rs.caption", new JsonObject { ["raster"] = IndexFile.Photo, ["captions"] = folder.File("index.gpkg"), ["model"] = PluginFixture.TinyModel }));

        Assert.Equal(ErrorIds.IndexInvalid, failure.Id);
        Assert.Contains("index.gpkg", failure.Message, StringComparison.Ordinal);
    }
}
