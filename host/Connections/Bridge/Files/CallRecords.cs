using System.Text.Json;
using RsPlugins.Sdk.Files;
using RsPlugins.Sdk.Protocol;

namespace RsPlugins.Host.Connections.Bridge.Files;

/// <summary>The calls whose outputs are yet to come home, on disk, so that any later program of this user can fetch them.</summary>
/// <param name="folder">Where they are kept, a file each.</param>
internal sealed class CallRecords(string folder)
{
    /// <summary>All that are kept. What cannot be read is passed over.</summary>
    public IReadOnlyList<CallRecord> All => Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, "*.json").Select(Read).OfType<CallRecord>()] : [];

    /// <summary>Keeps a call.</summary>
    /// <param name="record">The call.</param>
    public void Keep(CallRecord record)
    {
        using StagedFile staged = new(FileOf(record.Id));
        File.WriteAllBytes(staged.Path, JsonSerializer.SerializeToUtf8Bytes(record, ProtocolJson.Options));
        staged.Commit();
    }

    /// <summary>Forgets a call: its outputs are here, or nobody wants them.</summary>
    /// <param name="record">The call.</param>
    public void Forget(CallRecord record) => File.Delete(FileOf(record.Id));

    /// <summary>The call that became a job, or null.</summary>
    /// <param name="job">The job.</param>
    public CallRecord? OfJob(string job) => All.FirstOrDefault(record => record.Job == job);

    /// <summary>Whether what the host has of a path is newer than what lies here: a call writes or wrote it, and nothing has changed here since.</summary>
    /// <param name="path">A full path.</param>
    public bool AreAhead(string path) => All.Any(record => record.Outputs.Any(output => output.Path == path && output.Stamp == LocalFile.Stamp(path)));

    private static CallRecord? Read(string file)
    {
        try
        {
            return JsonSerializer.Deserialize<CallRecord>(File.ReadAllBytes(file), ProtocolJson.Options);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    private string FileOf(string id) => Path.Combine(folder, id + ".json");
}
