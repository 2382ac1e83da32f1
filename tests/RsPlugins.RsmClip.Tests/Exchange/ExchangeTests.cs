using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using ParquetSharp;
using ParquetSharp.Schema;
using RsPlugins.RsmClip.Index;
using RsPlugins.Sdk.Tools;
using RsPlugins.Tests;

namespace RsPlugins.RsmClip.Tests.Exchange;

public sealed class ExchangeTests(PluginFixture plugin) : IClassFixture<PluginFixture>
{
    private static readonly string Raster = Fixtures.Path("rasters", "rgb8", "rasterio_cogeo_jpeg_3857.tif");

    [Fact]
    public async Task An_independent_reader_finds_the_embeddings_the_footprints_and_the_metadata()
    {
        using TemporaryFolder folder = new();
        await IndexAsync(folder);

        JsonObject result = await plugin.CallAsync("rs.export", new JsonObject { ["index"] = folder.File("a.gpkg") });

        Assert.Equal(folder.File("a.parquet"), (string)result["parquet"]!);
        using TileIndex index = TileIndex.Open(folder.File("a.gpkg"));
        EmbeddedTile[] tiles = [.. index.EmbeddedTiles(index.Models()[0])];
        using ParquetFileReader file = new(folder.File("a.parquet"));
        string[] columns = [.. Enumerable.Range(0, file.FileMetaData.NumColumns).Select(i => file.FileMetaData.Schema.Column(i).Path.ToDotString())];
        Assert.Equal(["id", "source", "date", "row", "col", "x", "y", "width", "height", "embedding.list.element", "geometry"], columns);
        using RowGroupReader group = file.RowGroup(0);
        int count = (int)group.MetaData.NumRows;
        Assert.Equal((16, 1), (count, file.FileMetaData.NumRowGroups));
        float[][] embeddings = group.Column(9).LogicalReader<float[]>().ReadAll(count);
        byte[][] footprints = group.Column(10).LogicalReader<byte[]>().ReadAll(count);
        Assert.Equal(count, group.Column(0).LogicalReader<string>().ReadAll(count).Distinct().Count());
        for (int i = 0; i < count; i++)
        {
            Assert.Equal(MemoryMarshal.Cast<byte, Half>(tiles[i].Embedding).ToArray(), embeddings[i].Select(value => (Half)value));
            Polygon polygon = Assert.IsType<Polygon>(new WKBReader().Read(footprints[i]));
            (double longitude, double latitude) = FromWebMercator(tiles[i].Footprint!.Coordinates[0]);
            Assert.Equal(longitude, polygon.Coordinates.MinBy(corner => corner.Distance(new Coordinate(longitude, latitude)))!.X, 1e-9);
            Assert.Equal(latitude, polygon.Coordinates.MinBy(corner => corner.Distance(new Coordinate(longitude, latitude)))!.Y, 1e-9);
        }

        IReadOnlyDictionary<string, string> metadata = file.FileMetaData.KeyValueMetadata;
        JsonNode geo = JsonNode.Parse(metadata["geo"])!, column = geo["columns"]!["geometry"]!, embedding = JsonNode.Parse(metadata["emb"])!;
        Assert.Equal(("1.1.0", "geometry", "WKB"), ((string)geo["version"]!, (string)geo["primary_column"]!, (string)column["encoding"]!));
        Assert.False(column.AsObject().ContainsKey("crs"));
        Assert.Equal(["Polygon"], column["geometry_types"]!.AsArray().Select(type => (string)type!));
        Envelope extent = new();
        Array.ForEach(footprints, footprint => extent.ExpandToInclude(new WKBReader().Read(footprint).EnvelopeInternal));
        Assert.Equal([extent.MinX, extent.MinY, extent.MaxX, extent.MaxY], column["bbox"]!.AsArray().Select(value => (double)value!));
        Assert.Equal((32, index.Models()[0].ContentHash), ((int)embedding["embedding_dim"]!, (string)embedding["model"]!["version"]!));
        Assert.Equal("0.0.1", (string)embedding["version"]!);
        Assert.All((string[])["providers", "datetime", "start_datetime", "end_datetime", "datasets", "embedding_quantization"], key => Assert.True(embedding.AsObject().ContainsKey(key)));
    }

    [Fact]
    public async Task An_index_of_an_exported_file_has_the_same_embeddings_and_gives_the_same_file_again()
    {
        using TemporaryFolder folder = new();
        await IndexAsync(folder);
        await plugin.CallAsync("rs.export", new JsonObject { ["index"] = folder.File("a.gpkg"), ["parquet"] = folder.File("a.parquet") });

        JsonObject result = await plugin.CallAsync("rs.import", new JsonObject { ["parquet"] = folder.File("a.parquet"), ["index"] = folder.File("b.gpkg") });
        await plugin.CallAsync("rs.export", new JsonObject { ["index"] = folder.File("b.gpkg"), ["parquet"] = folder.File("b.parquet") });

        Assert.Equal((16L, 1), ((long)result["tiles"]!, (int)result["sources"]!));
        Assert.Null(result["notice"]);
        using TileIndex before = TileIndex.Open(folder.File("a.gpkg")), after = TileIndex.Open(folder.File("b.gpkg"));
        Assert.Equal(before.Models(), after.Models());
        Assert.Equal(before.Sources(), after.Sources());
        Assert.Equal(before.StateOf(1, before.Models()[0]), after.StateOf(1, after.Models()[0]));
        Assert.Equal(before.Tiles(), after.Tiles());
        Assert.Equal(before.EmbeddedTiles(before.Models()[0]).SelectMany(tile => tile.Embedding), after.EmbeddedTiles(after.Models()[0]).SelectMany(tile => tile.Embedding));
        Assert.Equal(Columns(folder.File("a.parquet")), Columns(folder.File("b.parquet")));
        Assert.Equal(4326, after.Crs!.Epsg);

        // The raster is known as done: there is nothing to embed again.
        JsonObject again = await plugin.CallAsync("rs.index", Arguments(folder.File("b.gpkg")));
        Assert.Equal((0, 1), ((int)again["embedded"]!, (int)again["unchanged"]!));
    }

    [Fact]
    public async Task Files_of_other_programs_are_imported_and_not_mistaken_for_ours()
    {
        using TemporaryFolder folder = new();
        WriteLikeClay(folder.File("clay.parquet"), [[3, 4], [0, 1], null, [0, 0]]);

        JsonObject result = await plugin.CallAsync("rs.import", new JsonObject { ["parquet"] = folder.File("clay.parquet") });

        using TileIndex index = TileIndex.Open(folder.File("clay.gpkg"));
        EmbeddedTile[] tiles = [.. index.EmbeddedTiles(Assert.Single(index.Models()))];
        Assert.Equal([(Half)0.6f, (Half)0.8f, (Half)0, (Half)1], tiles.SelectMany(tile => MemoryMarshal.Cast<byte, Half>(tile.Embedding).ToArray()));
        Assert.Equal([0, 1], tiles.Select(tile => (int)tile.Footprint!.EnvelopeInternal.MinX));
        Assert.Equal("s3://images/a.tif", Assert.Single(index.Sources()).Path);
        Assert.Equal("2 rows have no embedding and were left out. 1 embeddings were brought to length 1.", (string)result["notice"]!);
        Assert.Equal(2, (long)result["tiles"]!);
        JsonObject arguments = Arguments(folder.File("clay.gpkg"));
        Assert.DoesNotContain((string)result["model_sha256"]!, (string)(await plugin.CallAsync("rs.index", arguments))["model_sha256"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_imported_is_said_and_leaves_nothing()
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder.File("text.parquet"), "no parquet at all, only some words in a file of that name");
        WriteLikeClay(folder.File("mixed.parquet"), [[1, 0], [1, 0, 0]]);
        WriteLikeClay(folder.File("empty.parquet"), [null]);
        WriteLikeClay(folder.File("good.parquet"), [[1, 0]]);
        byte[] good = File.ReadAllBytes(folder.File("good.parquet"));
        File.WriteAllBytes(folder.File("cut.parquet"), good[..(good.Length / 2)]);
        File.WriteAllText(folder.File("there.gpkg"), "kept");

        foreach (string name in (string[])["text", "mixed", "empty", "cut"])
        {
            ToolException failure = await Assert.ThrowsAsync<ToolException>(() => plugin.CallAsync("rs.import", new JsonObject { ["parquet"] = folder.File(name + ".parquet") }));
            Assert.Equal(ErrorIds.FileDamaged, failure.Id);
        }

        Assert.Equal(ErrorIds.FileMissing, (await Assert.ThrowsAsync<ToolException>(() => plugin.CallAsync("rs.import", new JsonObject { ["parquet"] = folder.File("none.parquet") }))).Id);
        Assert.Equal(ErrorIds.ArgumentInvalid, (await Assert.ThrowsAsync<ToolException>(() => plugin.CallAsync("rs.import", new JsonObject { ["parquet"] = folder.File("good.parquet"), ["index"] = folder.File("there.gpkg") }))).Id);
        Assert.Equal("kept", File.ReadAllText(folder.File("there.gpkg")));
        Assert.Equal(["cut.parquet", "empty.parquet", "good.parquet", "mixed.parquet", "text.parquet", "there.gpkg"], Directory.GetFileSystemEntries(Path.GetDirectoryName(folder.File("x"))!).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    private async Task IndexAsync(TemporaryFolder folder) => await plugin.CallAsync("rs.index", Arguments(folder.File("a.gpkg")));

    private static JsonObject Arguments(string index) => new() { ["index"] = index, ["rasters"] = new JsonArray(Raster), ["tile_size"] = 256, ["model"] = PluginFixture.TinyModel, ["precision"] = "fp32" };

    private static (double Longitude, double Latitude) FromWebMercator(Coordinate place)
    {
        const double Radius = 6378137;
        return (place.X / Radius * 180 / Math.PI, ((2 * Math.Atan(Math.Exp(place.Y / Radius))) - (Math.PI / 2)) * 180 / Math.PI);
    }

    private static object[] Columns(string path)
    {
        using ParquetFileReader file = new(path);
        using RowGroupReader group = file.RowGroup(0);
        int count = (int)group.MetaData.NumRows;
        return
        [
            .. group.Column(0).LogicalReader<string>().ReadAll(count), .. group.Column(1).LogicalReader<string>().ReadAll(count),
            .. Enumerable.Range(3, 6).SelectMany(column => group.Column(column).LogicalReader<int>().ReadAll(count)).Cast<object>(),
            .. group.Column(9).LogicalReader<float[]>().ReadAll(count).SelectMany(row => row).Cast<object>(),
            .. group.Column(10).LogicalReader<byte[]>().ReadAll(count).SelectMany(row => row).Cast<object>(),
        ];
    }

    /// <summary>The columns that Clay published (index, source_url, date, embeddings, geometry), by another writer and another compression.</summary>
    private static void WriteLikeClay(string path, double[]?[] embeddings)
    {
        Column[] columns = [new Column<long>("index"), new Column<string>("source_url"), new Column<Date>("date"), new Column<double[]>("embeddings"), new Column<byte[]>("geometry")];
        using ParquetFileWriter file = new(path, columns, Compression.Snappy, new Dictionary<string, string> { ["geo"] = """{"version":"1.0.0","primary_column":"geometry","columns":{"geometry":{"encoding":"WKB","geometry_types":["Polygon"]}}}""" });
        using (RowGroupWriter group = file.AppendRowGroup())
        {
            Write([.. embeddings.Select((_, i) => (long)i)]);
            Write([.. embeddings.Select(_ => "s3://images/a.tif")]);
            Write([.. embeddings.Select(_ => new Date(2022, 6, 10))]);
            Write(embeddings);
            Write([.. embeddings.Select((_, i) => new WKBWriter().Write(new GeometryFactory().ToGeometry(new Envelope(i, i + 1, 0, 1))))]);

            void Write<T>(T[] values)
            {
                using LogicalColumnWriter<T> writer = group.NextColumn().LogicalWriter<T>();
                writer.WriteBatch(values);
            }
        }

        file.Close();
    }
}
