using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using RsPlugins.Host.Jobs;
using RsPlugins.Sdk.Protocol;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.Host.Tests.Jobs;

public sealed class JobJournalTests : IDisposable
{
    private static readonly JobRetention Keep = new(100, TimeSpan.FromDays(1), 1 << 30);

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task What_is_written_is_read_again_whole()
    {
        await using JobJournal journal = Open();
        JobRecord record = Record("running") with { Withheld = true, Crashes = 2, Reached = 0.25 };
        record = record with
        {
            Status = record.Status with
            {
                Client = "água", Attempt = 3, Started = record.Status.Created, Ended = record.Status.Created, Progress = new ProgressValue(0.5, "s", Done: 3),
                Result = JsonSerializer.SerializeToElement(new { a = 1 }), Error = new ErrorData("i", "m", "h"), Parent = "p",
            },
        };
        await journal.WriteAsync(record);

        JobRecord? read = await journal.UseAsync(store => store.Find(record.Status.Id));

        Assert.Equal(JsonSerializer.Serialize(record, ProtocolJson.Options), JsonSerializer.Serialize(read, ProtocolJson.Options));
    }

    [Fact]
    public async Task A_store_of_the_first_layout_is_kept()
    {
        JobRecord record = Record("interrupted");
        await using (JobJournal journal = Open())
        {
            await journal.WriteAsync(record);
        }

        Execute("ALTER TABLE jobs DROP COLUMN parent; ALTER TABLE jobs DROP COLUMN crashes; ALTER TABLE jobs DROP COLUMN reached; PRAGMA user_version = 1");
        await using JobJournal later = Open();

        Assert.Equal("interrupted", (await later.UseAsync(store => store.Find(record.Status.Id)))!.Status.State);
        JobRecord child = Record("running") with { Crashes = 1 };
        child = child with { Status = child.Status with { Parent = record.Status.Id } };
        await later.WriteAsync(child);
        Assert.Equal(record.Status.Id, (await later.UseAsync(store => store.Find(child.Status.Id)))!.Status.Parent);
    }

    [Fact]
    public async Task A_late_note_does_not_bring_an_ended_job_back()
    {
        await using JobJournal journal = Open();
        JobRecord running = Record("running");
        await journal.WriteAsync(running with { Status = running.Status with { State = "cancelled" } });
        journal.Note(running);

        Assert.Equal("cancelled", (await journal.UseAsync(store => store.Find(running.Status.Id)))!.Status.State);
    }

    [Fact]
    public async Task Only_one_of_two_may_take_a_job_over()
    {
        await using JobJournal journal = Open();
        await using JobJournal other = Open();
        JobRecord record = Record("running");
        await journal.WriteAsync(record);

        bool[] taken = await Task.WhenAll(((JobJournal[])[journal, other]).Select((one, i) => one.UseAsync(store => store.Replace(record, record with { Host = $"host {i}" }))));

        Assert.Single(taken, won => won);
    }

    [Theory]
    [InlineData("head")]
    [InlineData("middle")]
    [InlineData("text")]
    public async Task A_damaged_store_is_put_aside_and_a_new_one_started(string damage)
    {
        await using (JobJournal journal = Open())
        {
            for (int i = 0; i < 50; i++)
            {
                journal.Note(Record("succeeded"));
            }

            await journal.FlushAsync();
        }

        byte[] bytes = await File.ReadAllBytesAsync(Path.Combine(folder.Path, "jobs.db"));
        if (damage == "text")
        {
            bytes = Encoding.UTF8.GetBytes(new string('x', 5000));
        }
        else
        {
            Array.Fill<byte>(bytes, 0xA5, damage == "head" ? 0 : 4096, 2000);
        }

        await File.WriteAllBytesAsync(Path.Combine(folder.Path, "jobs.db"), bytes);

        await using JobJournal next = Open();
        JobRecord record = Record("running");
        await next.WriteAsync(record);
        Assert.Equal(record.Status.Id, Assert.Single(await next.UseAsync(store => store.List(null, 100, brief: false))).Status.Id);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(Assert.Single(Directory.GetFiles(folder.Path, "jobs.db.damaged-*"), file => char.IsAsciiDigit(file[^1]))));
        Assert.Null(next.Problem);
    }

    [Fact]
    public async Task A_store_of_a_newer_program_is_left_alone()
    {
        await using (JobJournal journal = Open())
        {
            await journal.WriteAsync(Record("running"));
        }

        Execute("PRAGMA user_version = 9");
        await using JobJournal older = Open();

        Assert.Equal(ErrorIds.JobStore, (await Assert.ThrowsAsync<ToolException>(() => older.WriteAsync(Record("running")))).Id);
        Assert.Empty(Directory.GetFiles(folder.Path, "jobs.db.damaged*"));
    }

    [Fact]
    public async Task A_locked_store_is_an_error_for_who_needs_it_and_a_delay_for_the_rest()
    {
        await using JobJournal journal = Open();
        await journal.WriteAsync(Record("running"));
        JobRecord noted = Record("succeeded");
        using (SqliteConnection holder = new($"Data Source={journal.File};Pooling=False"))
        {
            holder.Open();
            using SqliteCommand lockIt = holder.CreateCommand();
            lockIt.CommandText = "BEGIN EXCLUSIVE";
            lockIt.ExecuteNonQuery();

            Assert.Equal(ErrorIds.JobStore, (await Assert.ThrowsAsync<ToolException>(() => journal.WriteAsync(Record("running")))).Id);
            Assert.Equal(ErrorIds.JobStore, journal.Problem!.Id);
            journal.Note(noted);
        }

        Assert.NotNull(await journal.UseAsync(store => store.Unfinished()));
        Assert.Null(journal.Problem);
        await journal.FlushAsync();
        Assert.NotNull(await journal.UseAsync(store => store.Find(noted.Status.Id)));
    }

    [Fact]
    public async Task A_full_disk_is_a_typed_error_and_what_was_written_stays()
    {
        await using JobJournal journal = new(folder.Path, Keep with { MaximumBytes = 20 * 4096 }, NullLogger.Instance);
        JobRecord first = Record("running");
        await journal.WriteAsync(first);
        string text = new('x', 200_000);
        JobRecord large = Record("running");
        large = large with { Status = large.Status with { Arguments = JsonSerializer.SerializeToElement(new { text }) } };

        ToolException failure = await Assert.ThrowsAsync<ToolException>(() => journal.WriteAsync(large));

        Assert.Equal(ErrorIds.DiskFull, failure.Id);
        Assert.Equal(ErrorIds.DiskFull, journal.Problem!.Id);
        Assert.NotNull(await journal.UseAsync(store => store.Find(first.Status.Id)));
        await journal.WriteAsync(Record("queued"));
        Assert.Null(journal.Problem);
    }

    [Fact]
    public async Task Only_the_newest_are_kept_and_unfinished_ones_always_and_folders_go_with_their_jobs()
    {
        JobRetention few = new(5, TimeSpan.FromDays(1), 1 << 30);
        JobFolders folders = new(folder.Path);
        DateTimeOffset start = DateTimeOffset.UtcNow.AddMinutes(-1);
        JobRecord running = At(Record("running"), start);
        JobRecord old = At(Record("succeeded", detached: true), start.AddDays(-2));
        JobRecord[] calls = [.. Enumerable.Range(1, 600).Select(i => At(Record("succeeded"), start.AddMilliseconds(i)))];
        JobRecord[] detached = [.. Enumerable.Range(1, 6).Select(i => At(Record("failed", detached: true), start.AddMilliseconds(i)))];
        await using (JobJournal journal = new(folder.Path, few, NullLogger.Instance))
        {
            foreach (JobRecord record in (JobRecord[])[running, old, .. detached])
            {
                folders.Make(record.Status.Id);
                await journal.WriteAsync(record);
            }

            foreach (JobRecord record in calls)
            {
                journal.Note(record);
            }

            await journal.FlushAsync();
            Assert.Equal(
                Ids([running, .. detached[1..], .. calls[^5..]]),
                (await journal.UseAsync(store => store.List(null, 1000, brief: false))).Select(job => job.Status.Id).Order(StringComparer.Ordinal));
        }

        Assert.Equal(
            Ids([running, .. detached[1..]]),
            Directory.GetDirectories(Path.Combine(folder.Path, "jobs")).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_folder_is_named_by_a_job_and_by_nothing_else()
    {
        JobFolders folders = new(folder.Path);
        folder.File("kept/file", "x");

        folders.Remove("../kept");
        folders.Remove(string.Empty);

        Assert.True(File.Exists(Path.Combine(folder.Path, "kept", "file")));
        Assert.Throws<ArgumentException>(() => folders.Make("../kept"));
    }

    internal static JobRecord Record(string state, bool detached = false, bool resumable = false, string tool = "test.slow") => new(
        new JobStatus(
            Guid.CreateVersion7().ToString("n"), tool, state, "interactive", detached, resumable, 1, DateTimeOffset.FromUnixTimeMilliseconds(DateTimeOffset.UtcNow.ToUnixTimeMilliseconds()),
            JsonSerializer.SerializeToElement(new { steps = 1 })),
        Withheld: false,
        JobOwner.Own);

    private static JobRecord At(JobRecord record, DateTimeOffset time) => record with { Status = record.Status with { Created = time, Ended = record.Status.State == "running" ? null : time } };

    private static IEnumerable<string> Ids(IEnumerable<JobRecord> records) => records.Select(record => record.Status.Id).Order(StringComparer.Ordinal);

    private JobJournal Open() => new(folder.Path, Keep, NullLogger.Instance);

    private void Execute(string sql)
    {
        using SqliteConnection connection = new($"Data Source={Path.Combine(folder.Path, "jobs.db")};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
