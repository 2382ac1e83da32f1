using System.Security.Cryptography;
using RsPlugins.Sdk.Protocol;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.Host.Connections.Remote;

/// <summary>A remote client's files: uploads in chunks that can be resumed, and downloads. Thread-safe.</summary>
/// <param name="guard">What the client may reach.</param>
/// <param name="mostBytes">How much all uploads may take.</param>
/// <param name="keep">How long uploads are kept after they were last written.</param>
internal sealed class RemoteFiles(PathGuard guard, long mostBytes, TimeSpan keep) : IDisposable
{
    private const string PartSuffix = ".part";
    private const int HashDigits = 64;
    private const int ShownDigits = 16;

    // What a file takes beside its bytes, so that empty ones are not free.
    private const long FileBytes = 4096;

    // An answer of a few megabytes, whatever lies in a folder.
    private const int MostListed = 10_000;

    private static readonly EnumerationOptions OwnFiles = new() { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.ReparsePoint };

    private readonly SemaphoreSlim putting = new(1, 1);
    private long used;

    /// <summary>Tells about a file.</summary>
    /// <param name="request">Which.</param>
    /// <param name="cancellationToken">Ends the reading of the file.</param>
    /// <returns>How it is.</returns>
    public async Task<FileStatResult> StatAsync(FileStatParams request, CancellationToken cancellationToken)
    {
        FileInfo file = new(guard.Resolve(request.Path));
        long? received = request.Sha256 is { } wanted ? Received(Part(Upload(request.Path), Hash(wanted))) : null;
        return file.Exists
            ? new FileStatResult(true, file.Length, file.LastWriteTimeUtc, request.Hash ? await HashAsync(file.FullName, cancellationToken).ConfigureAwait(false) : null, received, Path: file.FullName)
            : new FileStatResult(false, Received: received, Folder: Directory.Exists(file.FullName), Path: file.FullName);
    }

    /// <summary>Lists the files of a folder, or those that may belong to a file.</summary>
    /// <param name="request">Which.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <returns>The files.</returns>
    public FileListResult List(FileListParams request, CancellationToken cancellationToken)
    {
        string path = guard.Resolve(request.Path);
        bool isFolder = Directory.Exists(path);
        DirectoryInfo folder = new(isFolder ? path : Path.GetDirectoryName(path)!);
        if (!folder.Exists)
        {
            return new FileListResult(Folder: false, []);
        }

        // What lies beside a file that is served lies in a served folder, unless the file itself is all that is served.
        _ = guard.Resolve(folder.FullName);
        string start = isFolder ? string.Empty : Path.GetFileNameWithoutExtension(path);
        EnumerationOptions which = new() { RecurseSubdirectories = isFolder, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.ReparsePoint };
        List<FileEntry> files = [];
        foreach (FileInfo file in folder.EnumerateFiles("*", which))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (file.Name.StartsWith(start, StringComparison.OrdinalIgnoreCase) && !FileKind.IsSpecial(file.FullName))
            {
                files.Add(new FileEntry(Path.GetRelativePath(folder.FullName, file.FullName).Replace('\\', '/'), file.Length, file.LastWriteTimeUtc));
            }
        }

        FileEntry[] asked = [.. files.OrderBy(file => file.Path, StringComparer.Ordinal).SkipWhile(file => request.After is { } after && string.CompareOrdinal(file.Path, after) <= 0)];
        return new FileListResult(isFolder, asked.Length > MostListed ? asked[..MostListed] : asked, asked.Length > MostListed);
    }

    /// <summary>Removes an upload, or a folder of them.</summary>
    /// <param name="request">Which.</param>
    /// <param name="cancellationToken">Ends the wait for a chunk that is being written.</param>
    /// <returns>Nothing.</returns>
    public async Task<object?> RemoveAsync(FileRemoveParams request, CancellationToken cancellationToken)
    {
        string path = guard.Resolve(request.Path);
        if (!path.StartsWith(guard.Uploads + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            throw new ToolException(ErrorIds.PathForbidden, $"A remote client cannot remove \"{request.Path}\".", "Only uploads can be removed, by relative paths.");
        }

        await putting.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (Directory.Exists(path))
            {
                Directory.Delete(path, recursive: true);
            }
            else if (File.Exists(path))
            {
                File.Delete(path);
            }
        }
        finally
        {
            putting.Release();
        }

        return null;
    }

    /// <summary>Gives a part of a file.</summary>
    /// <param name="request">Which part.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The part.</returns>
    public async Task<FileGetResult> GetAsync(FileGetParams request, CancellationToken cancellationToken)
    {
        if (request.Offset < 0 || request.Length is < 1 or > ProtocolLevel.MaximumChunkBytes)
        {
            throw Wrong($"A chunk is 1 to {ProtocolLevel.MaximumChunkBytes} bytes from an offset of 0 or more.", "Ask for smaller parts.");
        }

        string path = guard.Resolve(request.Path);
        if (!File.Exists(path))
        {
            throw new ToolException(ErrorIds.FileMissing, $"There is no file \"{request.Path}\".", "\"files/stat\" tells what there is.");
        }

        FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, useAsync: true);
        await using (stream.ConfigureAwait(false))
        {
            long size = stream.Length;
            byte[] data = new byte[Math.Max(0, Math.Min(request.Length, size - request.Offset))];
            stream.Position = request.Offset;
            int read = await stream.ReadAtLeastAsync(data, data.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
            return new FileGetResult(size, File.GetLastWriteTimeUtc(path), data[..read]);
        }
    }

    /// <summary>Takes a chunk of a file. The file has its name only once it is whole and its hash is right.</summary>
    /// <param name="request">The chunk.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    /// <returns>How much there is now.</returns>
    public async Task<FilePutResult> PutAsync(FilePutParams request, CancellationToken cancellationToken)
    {
        string target = Upload(request.Path);
        string hash = Hash(request.Sha256);
        if (request.Offset < 0 || request.Size < 0 || request.Data.Length > ProtocolLevel.MaximumChunkBytes || request.Data.Length > request.Size - request.Offset)
        {
            throw Wrong($"The chunk of {request.Data.Length} bytes at {request.Offset} is no part of a file of {request.Size} bytes, or larger than {ProtocolLevel.MaximumChunkBytes}.", "Send smaller chunks of the file, one after the other.");
        }

        await putting.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            string part = Part(target, hash);
            long received = Received(part);
            if (request.Offset != received)
            {
                throw Wrong($"The host has {received} bytes of this upload, and the chunk starts at {request.Offset}.", "Go on where \"files/stat\" says.");
            }

            if (received == 0)
            {
                MakeRoom(request.Size);
                Directory.CreateDirectory(Path.GetDirectoryName(part)!);
                used += FileBytes;
            }

            // Announced sizes are only words: several uploads at once, or one that grows, could have more.
            Check(request.Data.Length);
            used += request.Data.Length;
            FileStream stream = new(part, FileMode.Append, FileAccess.Write, FileShare.None);
            await using (stream.ConfigureAwait(false))
            {
                await stream.WriteAsync(request.Data, cancellationToken).ConfigureAwait(false);
            }

            received += request.Data.Length;
            return received == request.Size ? await CompleteAsync(part, target, hash, received, cancellationToken).ConfigureAwait(false) : new FilePutResult(received, Complete: false);
        }
        finally
        {
            putting.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => putting.Dispose();

    private static async Task<FilePutResult> CompleteAsync(string part, string target, string hash, long size, CancellationToken cancellationToken)
    {
        if (await HashAsync(part, cancellationToken).ConfigureAwait(false) != hash)
        {
            File.Delete(part);
            throw new ToolException(ErrorIds.FileDamaged, "The file that arrived is not the one that was announced: its hash differs.", "Send it again from the start.");
        }

        File.Move(part, target, overwrite: true);
        return new FilePutResult(size, Complete: true);
    }

    private static async Task<string> HashAsync(string path, CancellationToken cancellationToken)
    {
        FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, useAsync: true);
        await using (stream.ConfigureAwait(false))
        {
            return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken).ConfigureAwait(false));
        }
    }

    private static long Received(string part) => new FileInfo(part) is { Exists: true } file ? file.Length : 0;

    private static string Part(string target, string hash) => $"{target}.{hash[..ShownDigits]}{PartSuffix}";

    private static string Hash(string text) => text.Length == HashDigits && text.All(char.IsAsciiHexDigit)
        ? text.ToLowerInvariant()
        : throw Wrong("A SHA-256 is 64 hexadecimal digits.", "Send the hash of the whole file.");

    private static ToolException Wrong(string message, string hint) => new(ErrorIds.ArgumentInvalid, message, hint);

    // Only into the uploads: the folders that the host serves are filled by its owner and by tools.
    private string Upload(string path)
    {
        string full = guard.Resolve(path);
        return full.StartsWith(guard.Uploads + Path.DirectorySeparatorChar, StringComparison.Ordinal) && !Directory.Exists(full)
            ? full
            : throw new ToolException(ErrorIds.PathForbidden, $"Nothing can be uploaded to \"{path}\".", "Upload to a relative path that is no folder.");
    }

    private void MakeRoom(long size)
    {
        used = 0;
        DateTime oldest = DateTime.UtcNow - keep;
        if (Directory.Exists(guard.Uploads))
        {
            foreach (FileInfo file in new DirectoryInfo(guard.Uploads).EnumerateFiles("*", OwnFiles))
            {
                if (file.LastWriteTimeUtc < oldest)
                {
                    file.Delete();
                }
                else
                {
                    used += file.Length + FileBytes;
                }
            }
        }

        Check(Math.Min(size, mostBytes) + FileBytes);
    }

    private void Check(long bytes)
    {
        if (bytes > mostBytes - used)
        {
            throw new ToolException(ErrorIds.DiskFull, $"The uploads would take more than the {mostBytes >> 20} MiB that this host gives them.", "Wait until older ones have gone, or ask the host's owner to remove some.");
        }
    }
}
