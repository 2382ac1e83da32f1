using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using RsPlugins.RsmClip.Index;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Tests.Index;

public sealed class InterruptionTests(PluginFixture plugin) : IClassFixture<PluginFixture>, IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string IndexPath => folder.File("index.gpkg");

    [Fact]
    public async Task What_a_kill_leaves_at_any_moment_is_completed_to_the_same_index()
    {
        // The files as they lie on the disk are all that a killed process leaves.
        List<string> left = [];
        RecordingContext context = new(progress =>
        {
            if (left.Count < 6 && (progress.Stage != "embedding" || progress.Done >= left.Count * 200))
            {
                string copy = folder.File($"killed{left.Count}.gpkg");
                foreach (string suffix in (string[])["", "-wal"])
                {
                    if (File.Exists(IndexPath + suffix))
                    {
                        File.Copy(IndexPath + suffix, copy + suffix);
                    }
                }

                left.Add(copy);
            }
        });
        await plugin.CallAsync("rs.index", Arguments(IndexPath), context);
        string whole = IndexFile.Dump(IndexPath);
        HashSet<long> counts = [];
        foreach (string copy in left.Where(File.Exists))
        {
            Assert.Equal("ok", SqliteRows.Of(copy, "PRAGMA integrity_check")[0][0]);
            JsonObject result = await plugin.CallAsync("rs.index", Arguments(copy));
            counts.Add((int)result["embedded"]!);
            Assert.Equal(whole, IndexFile.Dump(copy));
            Assert.False(File.Exists(copy + "-wal"));
        }

        Assert.True(counts.Count >= 4, "the kills came at the same moment");
    }

    [Fact]
    public async Task A_program_that_has_the_index_open_reads_on_and_does_not_stop_the_writing()
    {
        await plugin.CallAsync("rs.index", IndexFile.Arguments(IndexPath, IndexFile.Photo));
        using SqliteConnection reader = new(new SqliteConnectionStringBuilder { DataSource = IndexPath, Pooling = false }.ToString());
        reader.Open();

        // As QGIS does when it opens a GeoPackage.
        Read(reader, "PRAGMA journal_mode = WAL");
        Read(reader, "BEGIN");
        Assert.Equal(64L, Read(reader, "SELECT count(*) FROM tiles"));
        await plugin.CallAsync("rs.index", Arguments(IndexPath));
        Assert.Equal(64L, Read(reader, "SELECT count(*) FROM tiles"));
        Read(reader, "COMMIT");

        Assert.Equal(IndexFile.Count(IndexPath, "tile_embeddings"), Read(reader, "SELECT count(*) FROM tiles"));
        Assert.True((long)Read(reader, "SELECT count(*) FROM tiles")! > 64);
        Assert.Equal("ok", Read(reader, "PRAGMA integrity_check"));
    }

    [GdalFact]
    public async Task Another_process_reads_whole_batches_while_the_index_is_written()
    {
        List<string> seen = [];
        RecordingContext context = new(progress =>
        {
            if (progress.Done >= 300 && seen.Count == 0)
            {
                seen.Add(GdalPrograms.Run("ogrinfo", "-ro", "-q", IndexPath, "-sql", "SELECT (SELECT count(*) FROM tiles) = (SELECT count(*) FROM tile_embeddings) AS whole"));
            }
        });
        await plugin.CallAsync("rs.index", Arguments(IndexPath), context);

        Assert.Contains("whole (Integer) = 1", Assert.Single(seen), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(5, ErrorIds.IndexBusy)]
    [InlineData(8, ErrorIds.FileDenied)]
    [InlineData(11, ErrorIds.IndexInvalid)]
    [InlineData(13, ErrorIds.DiskFull)]
    [InlineData(14, ErrorIds.FileDenied)]
    [InlineData(26, ErrorIds.IndexInvalid)]
    public void What_sqlite_reports_becomes_words(int code, string id)
    {
        ToolException failure = IndexFaults.Translate(IndexPath, new SqliteException("reported", code))!;

        Assert.Equal(id, failure.Id);
        Assert.NotEmpty(failure.Hint);
    }

    public void Dispose() => folder.Dispose();

    private static JsonObject Arguments(string index)
    {
        JsonObject arguments = IndexFile.Arguments(index, IndexFile.Photo);
        arguments["stride"] = 24;
        return arguments;
    }

    private static object? Read(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
