using System.Text.Json.Nodes;
using RsPlugins.Sdk.Tools;
using RsPlugins.Tests;

namespace RsPlugins.RsmClip.Tests.Index;

public sealed class IncrementalTests(PluginFixture plugin) : IClassFixture<PluginFixture>, IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string File1 => Path.Combine(Images, "one.tif");

    private string File2 => Path.Combine(Images, "two.tif");

    private string Images => folder.File("images");

    private string IndexPath => folder.File("index.gpkg");

    [Fact]
    public async Task What_is_there_is_not_embedded_again()
    {
        Fill();
        JsonObject first = await Run();
        string dump = IndexFile.Dump(IndexPath);
        JsonObject second = await Run();

        Assert.Equal((2, 0), ((int)first["added"]!, (int)first["unchanged"]!));
        Assert.Equal((0, 2, 0), ((int)second["added"]!, (int)second["unchanged"]!, (int)second["embedded"]!));
        Assert.Equal(dump, IndexFile.Dump(IndexPath));
    }

    [Fact]
    public async Task A_new_raster_is_added_alone()
    {
        Fill();
        JsonObject first = await Run();
        File.Copy(Fixtures.Path("rasters", "derived", "no_georef.tif"), Path.Combine(Images, "three.tif"));
        JsonObject result = await Run();

        Assert.Equal((1, 2, 3), ((int)result["added"]!, (int)result["unchanged"]!, (int)result["sources"]!));
        Assert.Equal((long)result["tiles"]! - (long)first["tiles"]!, (long)(int)result["embedded"]!);
    }

    [Fact]
    public async Task A_changed_raster_is_embedded_anew_alone()
    {
        Fill();
        await Run();
        List<object?[]> kept = SqliteRows.Of(IndexPath, "SELECT fid, row, col FROM tiles WHERE source = 'one.tif' ORDER BY fid");
        File.Copy(Fixtures.Path("rasters", "derived", "no_georef.tif"), File2, overwrite: true);
        JsonObject result = await Run();

        Assert.Equal((1, 1, 2), ((int)result["changed"]!, (int)result["unchanged"]!, (int)result["sources"]!));
        Assert.Equal(kept, SqliteRows.Of(IndexPath, "SELECT fid, row, col FROM tiles WHERE source = 'one.tif' ORDER BY fid"));
        Assert.Equal((long)(int)result["embedded"]!, IndexFile.Count(IndexPath, "tiles WHERE source = 'two.tif'"));
        await AssertSameAsFresh();
    }

    [Fact]
    public async Task A_moved_raster_keeps_its_tiles()
    {
        Fill();
        await Run();
        List<object?[]> tiles = SqliteRows.Of(IndexPath, "SELECT fid, source_id, hex(geom) FROM tiles ORDER BY fid");
        Directory.CreateDirectory(Path.Combine(Images, "deep"));
        string moved = Path.Combine(Images, "deep", "moved_2025-01-31.tif");
        File.Move(File2, moved);
        JsonObject result = await Run();

        Assert.Equal((1, 0, 0), ((int)result["moved"]!, (int)result["embedded"]!, (int)result["removed"]!));
        Assert.Equal(tiles, SqliteRows.Of(IndexPath, "SELECT fid, source_id, hex(geom) FROM tiles ORDER BY fid"));
        Assert.Equal(1, IndexFile.Count(IndexPath, $"sources WHERE path = '{moved}' AND date = '2025-01-31'"));
        Assert.Equal(0, IndexFile.Count(IndexPath, "tiles WHERE source = 'two.tif'"));
    }

    [Fact]
    public async Task Two_rasters_that_swap_their_names_keep_their_tiles()
    {
        Fill();
        await Run();
        string one = SqliteRows.Of(IndexPath, "SELECT content_hash FROM sources WHERE name = 'one.tif'")[0][0]!.ToString()!;
        File.Move(File1, File1 + ".part");
        File.Move(File2, File1);
        File.Move(File1 + ".part", File2);
        JsonObject result = await Run();

        Assert.Equal((2, 0), ((int)result["moved"]!, (int)result["embedded"]!));
        Assert.Equal(1, IndexFile.Count(IndexPath, $"sources WHERE name = 'two.tif' AND content_hash = '{one}'"));
    }

    [Fact]
    public async Task A_raster_that_is_gone_leaves_no_row()
    {
        Fill();
        await Run();
        File.Delete(File2);
        JsonObject result = await Run();

        Assert.Equal((1, 1), ((int)result["removed"]!, (int)result["sources"]!));
        await AssertSameAsFresh();
        Assert.Equal(IndexFile.Count(IndexPath, "tiles"), IndexFile.Count(IndexPath, "tile_embeddings"));
        Assert.Equal(IndexFile.Count(IndexPath, "tiles WHERE geom IS NOT NULL"), IndexFile.Count(IndexPath, "rtree_tiles_geom"));
    }

    [Fact]
    public async Task Rasters_that_are_not_named_stay_unless_only_the_named_are_wanted()
    {
        Fill();
        await Run();
        JsonObject arguments = IndexFile.Arguments(IndexPath, File1);
        Assert.Equal(2, (int)(await plugin.CallAsync("rs.index", arguments))["sources"]!);
        arguments["mirror"] = true;
        JsonObject result = await plugin.CallAsync("rs.index", arguments);

        Assert.Equal((1, 1), ((int)result["sources"]!, (int)result["removed"]!));
    }

    [Fact]
    public async Task A_drive_that_is_not_there_takes_nothing_from_the_index()
    {
        Fill();
        string drive = folder.File("drive");
        Directory.CreateDirectory(Path.Combine(drive, "a", "b"));
        File.Copy(File1, Path.Combine(drive, "a", "b", "far_20200101.tif"));
        await plugin.CallAsync("rs.index", IndexFile.Arguments(IndexPath, File2, Path.Combine(drive, "a", "b")));
        Directory.Delete(drive, recursive: true);
        JsonObject result = await plugin.CallAsync("rs.index", IndexFile.Arguments(IndexPath, File2));

        Assert.Equal((2, 0), ((int)result["sources"]!, (int)result["removed"]!));
        Assert.Contains("cannot be reached", (string)result["notice"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Size_and_time_are_trusted_unless_contents_are_to_be_verified()
    {
        Fill();
        await Run();
        DateTime time = File.GetLastWriteTimeUtc(File2);
        byte[] bytes = File.ReadAllBytes(File2);
        bytes[^1] ^= 1;
        File.WriteAllBytes(File2, bytes);
        File.SetLastWriteTimeUtc(File2, time);
        Assert.Equal(0, (int)(await Run())["changed"]!);
        JsonObject arguments = Arguments();
        arguments["verify"] = true;

        Assert.Equal(1, (int)(await plugin.CallAsync("rs.index", arguments))["changed"]!);
    }

    [Fact]
    public async Task A_touched_raster_is_read_but_not_embedded_again()
    {
        Fill();
        await Run();
        File.SetLastWriteTimeUtc(File1, new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        JsonObject result = await Run();

        Assert.Equal((2, 0), ((int)result["unchanged"]!, (int)result["embedded"]!));
        Assert.Equal(1, IndexFile.Count(IndexPath, "sources WHERE modified LIKE '2024-01-01T00:00:00%'"));
    }

    [Fact]
    public async Task A_world_file_is_part_of_the_content()
    {
        Fill();
        string placed = Path.Combine(Images, "placed.tif");
        File.Copy(Fixtures.Path("rasters", "derived", "no_georef.tif"), placed);
        await Run();
        File.WriteAllText(Path.ChangeExtension(placed, ".tfw"), "1\n0\n0\n-1\n100\n200\n");

        Assert.Equal(1, (int)(await Run())["changed"]!);
    }

    [Fact]
    public async Task Another_tile_grid_or_band_choice_lays_all_tiles_anew()
    {
        Fill();
        await Run();
        JsonObject arguments = Arguments();
        arguments["stride"] = 64;
        arguments["bands"] = new JsonArray(3, 2, 1);
        JsonObject result = await plugin.CallAsync("rs.index", arguments);
        Assert.Equal((long)result["tiles"]!, (long)(int)result["embedded"]!);
        await AssertSameAsFresh(arguments);

        // The choice stays with the index.
        Assert.Equal(0, (int)(await plugin.CallAsync("rs.index", new JsonObject { ["index"] = IndexPath, ["folder"] = Images }))["embedded"]!);
    }

    [Fact]
    public async Task Without_rasters_the_index_looks_through_its_own()
    {
        Fill();
        await Run();
        File.Delete(File2);
        JsonObject result = await plugin.CallAsync("rs.index", new JsonObject { ["index"] = IndexPath });

        Assert.Equal((1, 1, 0), ((int)result["removed"]!, (int)result["unchanged"]!, (int)result["embedded"]!));
    }

    [Fact]
    public async Task A_cancelled_index_goes_on_and_ends_like_an_undisturbed_one()
    {
        Fill();
        JsonObject arguments = Arguments();
        arguments["stride"] = 16;
        for (int run = 1; run <= 3; run++)
        {
            using CancellationTokenSource source = new();
            RecordingContext context = new(progress =>
            {
                if (progress.Done > 300 && progress.Stage == "embedding")
                {
                    source.Cancel();
                }
            });
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => plugin.CallAsync("rs.index", arguments, context, source.Token));
            Assert.InRange(IndexFile.Count(IndexPath, "tile_embeddings"), 300 * run, 400 * run);
        }

        JsonObject result = await plugin.CallAsync("rs.index", arguments);
        Assert.InRange((int)result["embedded"]!, 1, (int)(long)result["tiles"]! - 900);
        await AssertSameAsFresh(arguments);
    }

    [Fact]
    public async Task A_second_writer_is_refused()
    {
        Fill();
        Task<Exception>? second = null;
        RecordingContext context = new(progress =>
        {
            if (progress.Stage == "embedding")
            {
                second ??= Record.ExceptionAsync(() => Task.Run(Run));
                second.Wait();
            }
        });
        await plugin.CallAsync("rs.index", Arguments(), context);

        Assert.Equal(ErrorIds.IndexBusy, Assert.IsType<ToolException>(await second!).Id);
    }

    public void Dispose() => folder.Dispose();

    private void Fill()
    {
        Directory.CreateDirectory(Images);
        File.Copy(IndexFile.Photo, File1);

        // Bytes behind the end of a TIFF make another file of the same image.
        File.WriteAllBytes(File2, [.. File.ReadAllBytes(IndexFile.Photo), 0]);
    }

    private JsonObject Arguments()
    {
        JsonObject arguments = IndexFile.Arguments(IndexPath);
        arguments["folder"] = Images;
        return arguments;
    }

    private Task<JsonObject> Run() => plugin.CallAsync("rs.index", Arguments());

    /// <summary>Tiles and embeddings are those of an index made at once; numbers of rows may differ.</summary>
    private async Task AssertSameAsFresh(JsonObject? with = null)
    {
        JsonObject arguments = (JsonObject)(with ?? Arguments()).DeepClone();
        arguments["index"] = folder.File("fresh.gpkg");
        await plugin.CallAsync("rs.index", arguments);
        const string Content = "SELECT path, content_hash, s.date, row, col, x, y, t.width, t.height, hex(geom), hex(embedding) FROM sources s JOIN tiles t ON source_id = s.id JOIN tile_embeddings ON tile_fid = fid ORDER BY path, row, col";
        Assert.Equal(SqliteRows.Of(folder.File("fresh.gpkg"), Content), SqliteRows.Of(IndexPath, Content));
    }
}
