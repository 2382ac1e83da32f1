using RsPlugins.Sdk.Protocol;

namespace RsPlugins.Host.Connections.Bridge.Files;

/// <summary>Makes what the host has of this machine's files like what lies here.</summary>
/// <param name="files">The host's files.</param>
/// <param name="paths">Where this machine's lie among them.</param>
/// <param name="records">The calls whose outputs are yet to come: what they write is left alone.</param>
/// <param name="knownFolder">Where it is kept what both have.</param>
internal sealed class Mirror(HostFiles files, UploadPaths paths, CallRecords records, string knownFolder)
{
    private readonly FileSender sender = new(files);

    /// <summary>Finds what must be sent for a path, and removes from the host what is no longer here.</summary>
    /// <param name="path">A full path: a file with its family, a folder, or nothing.</param>
    /// <param name="empty">Whether the host shall have nothing there.</param>
    /// <param name="cancellationToken">Ends the comparison.</param>
    /// <returns>What must be sent.</returns>
    public async Task<Shipment> CompareAsync(string path, bool empty, CancellationToken cancellationToken)
    {
        string upload = paths.ToUpload(path);
        KnownFiles known = KnownFiles.Read(knownFolder, upload);
        IReadOnlyList<LocalFile> here = empty ? [] : Readable(path);
        (bool isFolder, IReadOnlyList<FileEntry> listed) = await files.ListAsync(upload, cancellationToken).ConfigureAwait(false);
        Dictionary<string, FileEntry> there = listed
            .Where(entry => !FileFamily.IsPassing(NameOf(entry.Path)) && (isFolder || FileFamily.Belongs(NameOf(entry.Path), NameOf(upload))))
            .ToDictionary(entry => entry.Path, StringComparer.Ordinal);
        string[] underWay = [.. records.All.SelectMany(record => record.Outputs).Where(output => output.Path != path && output.Stamp == LocalFile.Stamp(output.Path)).Select(output => paths.ToUpload(output.Path))];
        List<(LocalFile File, string Upload, FileEntry? OnHost)> missing = [];
        foreach (LocalFile file in here)
        {
            string name = paths.ToUpload(file.Path);
            there.Remove(name, out FileEntry? entry);
            if (!(entry is not null && known[name] is { } both && both.Is(file) && both.Is(entry)) && !IsUnderWay(name, underWay))
            {
                missing.Add((file, name, entry));
            }
        }

        foreach (string gone in there.Keys.Where(name => !IsUnderWay(name, underWay)))
        {
            await files.RemoveAsync(gone, cancellationToken).ConfigureAwait(false);
            known[gone] = null;
        }

        return new Shipment(known, missing);
    }

    /// <summary>Sends what must be sent.</summary>
    /// <param name="shipment">What.</param>
    /// <param name="sent">Told the file under way and the bytes that the host has got, step by step.</param>
    /// <param name="cancellationToken">Ends the sending; what has arrived stays.</param>
    public async Task SendAsync(Shipment shipment, Action<string, long> sent, CancellationToken cancellationToken)
    {
        try
        {
            foreach ((LocalFile file, string upload, FileEntry? onHost) in shipment.Files)
            {
                shipment.Known[upload] = await sender.SendAsync(file, upload, onHost, bytes => sent(file.Path, bytes), cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            shipment.Known.Save();
        }
    }

    private static IReadOnlyList<LocalFile> Readable(string path)
    {
        try
        {
            return FileFamily.Of(path);
        }
        catch (Exception denied) when (denied is IOException or UnauthorizedAccessException)
        {
            throw TransferFaults.At(denied, path, writing: false);
        }
    }

    private static string NameOf(string upload) => upload[(upload.LastIndexOf('/') + 1)..];

    private static bool IsUnderWay(string upload, string[] outputs) =>
        outputs.Any(output => upload == output || upload.StartsWith(output + "/", StringComparison.Ordinal) || FileFamily.Belongs(upload, output));
}
