using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using RsPlugins.Geo.Rasters;
using RsPlugins.Geo.Tiles;
using RsPlugins.RsmClip.Inference;
using RsPlugins.RsmClip.Index;
using RsPlugins.Sdk.Tools;
using RsPlugins.Tests;

namespace RsPlugins.RsmClip.Tests.Index;

public sealed class IndexToolTests(PluginFixture plugin) : IClassFixture<PluginFixture>
{
    [Fact]
    public async Task Every_tile_has_its_window_footprint_and_embedding()
    {
        using TemporaryFolder folder = new();
        string index = folder.File("index.gpkg");
        JsonObject arguments = IndexFile.Arguments(index, IndexFile.Photo);
        arguments["stride"] = 96;
        JsonObject result = await plugin.CallAsync("rs.index", arguments);

        Assert.Equal(121, (long)result["tiles"]!);
        Assert.Equal(1, (int)result["added"]!);
        Assert.Equal("EPSG:3857", (string?)result["crs"]);
        JsonObject direct = await plugin.CallAsync("rs.embed", new JsonObject { ["raster"] = IndexFile.Photo, ["model"] = PluginFixture.TinyModel, ["tile_size"] = 128, ["stride"] = 96 });
        float[] vectors = MemoryMarshal.Cast<byte, float>(Convert.FromBase64String((string)direct["vectors"]!)).ToArray();
        int dimension = (int)direct["dimension"]!;
        List<object?[]> rows = SqliteRows.Of(index, "SELECT row, col, x, y, embedding FROM tiles JOIN tile_embeddings ON tile_fid = fid ORDER BY row, col");
        for (int i = 0; i < rows.Count; i++)
        {
            JsonNode item = direct["items"]![i]!;
            Assert.Equal(((int)item["row"]!, (int)item["col"]!, (int)item["window"]![0]!, (int)item["window"]![1]!), ((int)(long)rows[i][0]!, (int)(long)rows[i][1]!, (int)(long)rows[i][2]!, (int)(long)rows[i][3]!));
            Assert.Equal(UnitRounding.ToBytes(vectors.AsSpan(i * dimension, dimension)), (byte[])rows[i][4]!);
        }

        Assert.Equal(121, rows.Count);
        object?[] model = Assert.Single(SqliteRows.Of(index, "SELECT name, content_hash, precision, dimension FROM models"));
        Assert.Equal([(string)result["model"]!, (string)result["model_sha256"]!, (string)result["precision"]!, (long)dimension], model);
        Assert.Equal("rs.index", (string)JsonNode.Parse((string)SqliteRows.Of(index, "SELECT metadata FROM gpkg_metadata JOIN gpkg_metadata_reference ON md_file_id = id WHERE table_name = 'tiles'")[0][0]!)!["tool"]!);
    }

    [GdalFact]
    public async Task Gis_programs_open_the_index_without_a_warning()
    {
        using TemporaryFolder folder = new();
        string index = folder.File("index.gpkg");
        await plugin.CallAsync("rs.index", IndexFile.Arguments(index, IndexFile.Photo));

        string tiles = GdalPrograms.Run("ogrinfo", "-al", "-so", index, "tiles");
        Assert.Contains("Feature Count: 64", tiles, StringComparison.Ordinal);
        Assert.Contains("Extent: (14321853.115737, 4532410.029452) - (14322464.611709, 4533021.525424)", tiles, StringComparison.Ordinal);
        Assert.Contains("ID[\"EPSG\",3857]", tiles, StringComparison.Ordinal);
        string embeddings = GdalPrograms.Run("ogrinfo", "-al", "-so", index, "tile_embeddings");
        Assert.Contains("Feature Count: 64", embeddings, StringComparison.Ordinal);
        Assert.Contains("Geometry: None", embeddings, StringComparison.Ordinal);
        Assert.Contains("Feature Count: 1\n", GdalPrograms.Run("ogrinfo", "-al", "-so", index, "sources"), StringComparison.Ordinal);

        // GDAL deletes through the triggers and the foreign keys: an edited layer keeps its spatial index and its embeddings right.
        GdalPrograms.Run("ogrinfo", index, "-sql", "DELETE FROM tiles WHERE row = 0");
        Assert.Equal((56, 56, 56), (IndexFile.Count(index, "tiles"), IndexFile.Count(index, "rtree_tiles_geom"), IndexFile.Count(index, "tile_embeddings")));
        Assert.Equal("ok", SqliteRows.Of(index, "PRAGMA integrity_check")[0][0]);
    }

    [Fact]
    public async Task Folders_and_patterns_are_searched_and_what_cannot_be_read_is_named()
    {
        using TemporaryFolder folder = new();
        string images = folder.File("images"), deep = Path.Combine(images, "a", "b");
        Directory.CreateDirectory(deep);
        File.Copy(IndexFile.Photo, Path.Combine(images, "one_20260630.tif"));
        File.Copy(Fixtures.Path("rasters", "derived", "no_georef.tif"), Path.Combine(deep, "two.TIF"));
        File.Copy(Fixtures.Path("rasters", "georef_edge", "rasterio_corrupt.tif"), Path.Combine(deep, "broken.tif"));
        File.WriteAllText(Path.Combine(deep, "notes.txt"), "no raster");
        File.WriteAllText(Path.Combine(deep, ".hidden.tif"), "not finished");
        string index = folder.File("index.gpkg");
        JsonObject arguments = IndexFile.Arguments(index);
        arguments["folder"] = images;
        JsonObject result = await plugin.CallAsync("rs.index", arguments);

        Assert.Equal(2, (int)result["sources"]!);
        Assert.Equal(Path.Combine(deep, "broken.tif"), (string?)Assert.Single(result["skipped"]!.AsArray())!["path"]);
        Assert.Contains("two.TIF", (string)result["notice"]!, StringComparison.Ordinal);
        Assert.Equal(0, IndexFile.Count(index, "tiles WHERE source = 'two.TIF' AND geom IS NOT NULL"));
        Assert.NotEqual(0, IndexFile.Count(index, "tiles WHERE source = 'two.TIF'"));
        Assert.Equal("2026-06-30", SqliteRows.Of(index, "SELECT DISTINCT date FROM tiles WHERE source = 'one_20260630.tif'")[0][0]);

        JsonObject again = await plugin.CallAsync("rs.index", IndexFile.Arguments(folder.File("other.gpkg"), Path.Combine(images, "**", "*.TIF"), Path.Combine(images, "o*")));
        Assert.Equal(2, (int)again["sources"]!);
    }

    [Fact]
    public async Task Tiles_without_data_are_left_out()
    {
        using TemporaryFolder folder = new();
        string index = folder.File("index.gpkg");
        JsonObject arguments = IndexFile.Arguments(index, Fixtures.Path("rasters", "georef_edge", "riotiler_cog_rgb_mask.tif"));
        arguments["tile_size"] = 8;
        JsonObject result = await plugin.CallAsync("rs.index", arguments);

        using IRasterReader raster = RasterFile.Open(Fixtures.Path("rasters", "georef_edge", "riotiler_cog_rgb_mask.tif"));
        Assert.InRange((long)result["tiles"]!, 1, new TileGrid(raster.Width, raster.Height, 8, 8, TileEdge.Shift).Count - 1);
        Assert.Equal((long)result["tiles"]!, IndexFile.Count(index, "tile_embeddings"));
        Assert.Equal(0, (int)(await plugin.CallAsync("rs.index", arguments))["embedded"]!);
    }

    [Theory]
    [InlineData("{\"rasters\":[]}", ErrorIds.ArgumentInvalid)]
    [InlineData("{\"rasters\":[\"no/such.tif\"]}", ErrorIds.FileMissing)]
    [InlineData("{\"rasters\":[\"no/such/*.tif\"]}", ErrorIds.FileMissing)]
    [InlineData("{\"folder\":\"@model\"}", ErrorIds.ArgumentInvalid)]
    [InlineData("{\"rasters\":[\"@corrupt\"]}", ErrorIds.RasterUnreadable)]
    [InlineData("{\"rasters\":[\"@photo\"],\"tile_size\":64,\"stride\":65}", ErrorIds.ArgumentInvalid)]
    [InlineData("{\"rasters\":[\"@photo\"],\"crs\":\"the moon\"}", ErrorIds.ArgumentInvalid)]
    [InlineData("{\"rasters\":[\"@photo\"],\"date\":\"yesterday\"}", ErrorIds.ArgumentInvalid)]
    [InlineData("{\"rasters\":[\"@photo\"],\"model\":\"gpt\"}", ErrorIds.ModelMissing)]
    [InlineData("{\"rasters\":[\"@photo\"],\"bands\":[1,2,9]}", ErrorIds.RasterUnreadable)]
    public async Task Bad_input_is_named_and_leaves_nothing(string text, string id)
    {
        using TemporaryFolder folder = new();
        JsonObject arguments = JsonNode.Parse(text.Replace("@model", PluginFixture.TinyModel, StringComparison.Ordinal).Replace("@photo", IndexFile.Photo, StringComparison.Ordinal)
            .Replace("@corrupt", Fixtures.Path("rasters", "georef_edge", "rasterio_corrupt.tif"), StringComparison.Ordinal))!.AsObject();
        arguments.TryAdd("model", PluginFixture.TinyModel);
        arguments["index"] = folder.File("index.gpkg");

        ToolException failure = await Assert.ThrowsAsync<ToolException>(() => plugin.CallAsync("rs.index", arguments));

        Assert.Equal(id, failure.Id);
        Assert.NotEmpty(failure.Hint);
        Assert.Empty(Directory.GetFileSystemEntries(Path.GetDirectoryName(folder.File("x"))!));
    }

    [Fact]
    public async Task Files_that_are_no_index_are_left_as_they_are()
    {
        using TemporaryFolder folder = new();
        File.Copy(IndexFile.Photo, folder.File("raster.gpkg"));
        await plugin.CallAsync("rs.classify", new JsonObject { ["raster"] = IndexFile.Photo, ["model"] = PluginFixture.TinyModel, ["tiles"] = folder.File("other.gpkg"), ["tile_size"] = 512 });
        foreach (string name in (string[])["raster.gpkg", "other.gpkg"])
        {
            byte[] before = File.ReadAllBytes(folder.File(name));
            ToolException failure = await Assert.ThrowsAsync<ToolException>(() => plugin.CallAsync("rs.index", IndexFile.Arguments(folder.File(name), IndexFile.Photo)));
            Assert.Equal(ErrorIds.IndexInvalid, failure.Id);
            Assert.Equal(before, File.ReadAllBytes(folder.File(name)));
        }
    }

    [Fact]
    public async Task Rasters_in_several_systems_are_drawn_in_longitude_and_latitude()
    {
        using TemporaryFolder folder = new();
        string index = folder.File("index.gpkg");
        JsonObject result = await plugin.CallAsync("rs.index", IndexFile.Arguments(index, IndexFile.Photo, Fixtures.Path("rasters", "rgb8", "rasterio_world.rgb_4326.tif")));

        Assert.Equal("EPSG:4326", (string?)result["crs"]);
        Assert.Equal(0, IndexFile.Count(index, "tiles WHERE geom IS NULL"));
        object?[] box = SqliteRows.Of(index, "SELECT min(minx), max(maxx), min(miny), max(maxy) FROM rtree_tiles_geom")[0];
        Assert.All(box, value => Assert.InRange(Math.Abs((double)value!), 1, 181));
    }

    [Fact]
    public async Task What_an_index_names_out_of_the_callers_reach_is_neither_read_nor_hashed()
    {
        using TemporaryFolder folder = new();
        string index = folder.File("index.gpkg"), hidden = folder.File("hidden.tif");
        File.Copy(IndexFile.Photo, hidden);
        await plugin.CallAsync("rs.index", IndexFile.Arguments(index, hidden));
        string before = IndexFile.Dump(index);
        File.Copy(Fixtures.Path("rasters", "rgb8", "rasterio_world.rgb_4326.tif"), hidden, overwrite: true);
        JsonObject again = new() { ["index"] = index, ["model"] = PluginFixture.TinyModel, ["tile_size"] = 128, ["verify"] = true };

        JsonObject remote = await plugin.CallAsync("rs.index", again, new RecordingContext { Reach = path => path == index });
        Assert.Equal((0, before), ((int)remote["changed"]!, IndexFile.Dump(index)));
        JsonObject local = await plugin.CallAsync("rs.index", again);
        Assert.Equal(1, (int)local["changed"]!);
    }

    [Fact]
    public async Task Another_crs_is_refused_for_a_footprint_and_for_an_index()
    {
        using TemporaryFolder folder = new();
        string index = folder.File("index.gpkg");
        await plugin.CallAsync("rs.index", IndexFile.Arguments(index, IndexFile.Photo));
        JsonObject arguments = IndexFile.Arguments(index, IndexFile.Photo);
        arguments["crs"] = "EPSG:4326";

        Assert.Contains("EPSG:3857", (await Assert.ThrowsAsync<ToolException>(() => plugin.CallAsync("rs.index", arguments))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tiles_where_the_crs_of_the_index_has_no_coordinates_are_found_without_a_footprint()
    {
        using TemporaryFolder folder = new();
        string index = folder.File("index.gpkg");
        JsonObject arguments = IndexFile.Arguments(index, IndexFile.Photo, Fixtures.Path("rasters", "rgb8", "rasterio_world.rgb_4326.tif"));
        arguments["tile_size"] = 64;
        arguments["crs"] = "EPSG:3857";
        JsonObject result = await plugin.CallAsync("rs.index", arguments);

        Assert.Equal((2, 0), ((int)result["added"]!, result["skipped"]!.AsArray().Count));
        Assert.Equal((32, 16), (IndexFile.Count(index, "tiles WHERE source LIKE '%world%'"), IndexFile.Count(index, "tiles WHERE source LIKE '%world%' AND geom IS NULL")));
        Assert.Contains("EPSG:3857", (string)result["notice"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_models_lie_side_by_side_on_the_same_tiles()
    {
        using TemporaryFolder folder = new();
        string index = folder.File("index.gpkg");
        await plugin.CallAsync("rs.index", IndexFile.Arguments(index, IndexFile.Photo));
        string tiles = IndexFile.Dump(index);
        JsonObject arguments = IndexFile.Arguments(index);
        arguments["model"] = ModelStore.DefaultModel;
        arguments.Remove("tile_size");
        JsonObject result = await plugin.CallAsync("rs.index", arguments);

        Assert.Equal(64, (int)result["embedded"]!);
        Assert.Equal((64, 128, 2), (IndexFile.Count(index, "tiles"), IndexFile.Count(index, "tile_embeddings"), IndexFile.Count(index, "models")));
        Assert.Equal(64, IndexFile.Count(index, "tile_embeddings WHERE model = 2 AND length(embedding) = 256"));
        Assert.StartsWith(tiles[..tiles.IndexOf('\n', StringComparison.Ordinal)], IndexFile.Dump(index), StringComparison.Ordinal);
    }
}
