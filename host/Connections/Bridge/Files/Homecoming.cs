using System.Text.Json;
using RsPlugins.Sdk.Files;
using RsPlugins.Sdk.Protocol;

namespace RsPlugins.Host.Connections.Bridge.Files;

/// <summary>Fetches what calls have written for this machine.</summary>
/// <param name="files">The host's files.</param>
/// <param name="paths">Where this machine's lie among them.</param>
/// <param name="knownFolder">Where it is kept what both have.</param>
internal sealed class Homecoming(HostFiles files, UploadPaths paths, string knownFolder)
{
    private static readonly string[] Journals = ["-wal", "-shm", "-journal"];

    private readonly FileFetcher fetcher = new(files);

    /// <summary>Fetches the outputs of a call. Either all of an output's files get their names, or none.</summary>
    /// <param name="record">The call.</param>
    /// <param name="tool">What is known of its tool, or null.</param>
    /// <param name="result">Its result, which may name further files beside those of the call.</param>
    /// <param name="words">Says what the result's paths are here.</param>
    /// <param name="got">Told the file under way, the bytes that have come, and those in all.</param>
    /// <param name="cancellationToken">Ends the fetching.</param>
    public async Task FetchAsync(CallRecord record, ToolPaths? tool, JsonElement result, HostWords words, Action<string, long, long> got, CancellationToken cancellationToken)
    {
        List<(string Path, KnownFiles Known, List<FileEntry> Entries)> all = [];
        foreach (string path in (string[])[.. record.Outputs.Select(output => output.Path), .. Unnamed(record, tool, result, words)])
        {
            KnownFiles known = KnownFiles.Read(knownFolder, paths.ToUpload(path));
            all.Add((path, known, await NewAsync(path, known, cancellationToken).ConfigureAwait(false)));
        }

        long total = all.SelectMany(output => output.Entries).Sum(entry => entry.Size);
        foreach ((string path, KnownFiles known, List<FileEntry> entries) in all)
        {
            await FetchAsync(path, known, entries, (name, bytes) => got(name, bytes, total), cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task FetchAsync(string path, KnownFiles known, List<FileEntry> entries, Action<string, long> got, CancellationToken cancellationToken)
    {
        List<(FileEntry Entry, StagedFile Staged, string Sha256)> fetched = [];
        try
        {
            foreach (FileEntry entry in entries)
            {
                string target = paths.ToLocal(entry.Path)!;
                (StagedFile staged, string hash) = await fetcher.FetchAsync(entry, target, bytes => got(target, bytes), cancellationToken).ConfigureAwait(false);
                fetched.Add((entry, staged, hash));
            }

            foreach ((FileEntry entry, StagedFile staged, string hash) in fetched.OrderBy(item => item.Staged.FinalPath == path))
            {
                Commit(staged, [.. fetched.Select(item => item.Staged.FinalPath)]);
                LocalFile now = LocalFile.Of(new FileInfo(staged.FinalPath))!;
                known[entry.Path] = new KnownFile(now.Size, now.Modified, hash, entry.Modified);
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw TransferFaults.At(failure, path, writing: true);
        }
        finally
        {
            fetched.ForEach(item => item.Staged.Dispose());
            known.Save();
        }
    }

    // SQLite would put what an older database has left beside it into the new one.
    private static void Commit(StagedFile staged, string[] fetched)
    {
        foreach (string left in Journals.Select(end => staged.FinalPath + end).Where(left => !fetched.Contains(left)))
        {
            File.Delete(left);
        }

        staged.Commit();
    }

    // The host names the files; that they lie where the user wanted something written is for this side to see to.
    private async Task<List<FileEntry>> NewAsync(string path, KnownFiles known, CancellationToken cancellationToken)
    {
        (bool isFolder, IReadOnlyList<FileEntry> listed) = await files.ListAsync(paths.ToUpload(path), cancellationToken).ConfigureAwait(false);
        string name = Path.GetFileName(path);
        return [.. listed.Where(entry => paths.ToLocal(entry.Path) is { } local
            && (isFolder ? IsBelow(local, path) : Path.GetDirectoryName(local) == Path.GetDirectoryName(path) && BelongsTo(Path.GetFileName(local), name))
            && !Path.GetRelativePath(Path.GetDirectoryName(path)!, local).Split(Path.DirectorySeparatorChar)[(isFolder ? 1 : 0)..].Any(FileFamily.IsPassing)
            && !(known[entry.Path] is { } both && both.Is(entry) && LocalFile.Of(new FileInfo(local)) is { } own && both.Is(own)))];
    }

    private static bool BelongsTo(string name, string main) => FileFamily.Belongs(name, main) || name.StartsWith(main + ".", StringComparison.OrdinalIgnoreCase);

    private static bool IsBelow(string path, string folder) => path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    // A tool writes an output that was not named beside its input, or beside another output. Nothing else that is here is replaced for that: it is the host that says so.
    private IEnumerable<string> Unnamed(CallRecord record, ToolPaths? tool, JsonElement result, HostWords words)
    {
        string[] folders = [.. record.Inputs.Concat(record.Outputs.Select(output => output.Path)).SelectMany(path => (string?[])[path, Path.GetDirectoryName(path)]).OfType<string>()];
        IEnumerable<JsonElement> values = (tool?.Results ?? []).Where(_ => result.ValueKind == JsonValueKind.Object).Select(name => result.TryGetProperty(name, out JsonElement value) ? value : default);
        return values
            .SelectMany(value => value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : (IEnumerable<JsonElement>)[value])
            .Where(value => value.ValueKind == JsonValueKind.String)
            .Select(value => words.ToLocal(value.GetString()!))
            .OfType<string>()
            .Where(path => folders.Contains(Path.GetDirectoryName(path)) && !FileFamily.IsPassing(Path.GetFileName(path)) && (!Path.Exists(path) || WasFetched(path)))
            .Except(record.Outputs.Select(output => output.Path), StringComparer.Ordinal);
    }

    private bool WasFetched(string path) =>
        KnownFiles.Read(knownFolder, paths.ToUpload(path))[paths.ToUpload(path)] is { } both && LocalFile.Of(new FileInfo(path)) is { } own && both.Is(own);
}
