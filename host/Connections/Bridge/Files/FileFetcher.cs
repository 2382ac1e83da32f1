using System.Diagnostics;
using System.Security.Cryptography;
using RsPlugins.Sdk.Files;
using RsPlugins.Sdk.Protocol;

namespace RsPlugins.Host.Connections.Bridge.Files;

/// <summary>Fetches one file under a temporary name beside its final one, and checks it.</summary>
/// <param name="files">The host's files.</param>
internal sealed class FileFetcher(HostFiles files)
{
    /// <summary>Fetches a file.</summary>
    /// <param name="entry">The file, by its path among the uploads.</param>
    /// <param name="path">The full path that it is to have here.</param>
    /// <param name="got">Told the bytes that have come, step by step.</param>
    /// <param name="cancellationToken">Ends the fetching.</param>
    /// <returns>The file under its temporary name, and its SHA-256.</returns>
    public async Task<(StagedFile Staged, string Sha256)> FetchAsync(FileEntry entry, string path, Action<long> got, CancellationToken cancellationToken)
    {
        StagedFile? staged = null;
        try
        {
            staged = new StagedFile(path);
            string hash = await CopyAsync(entry, staged, got, cancellationToken).ConfigureAwait(false);
            if (await files.HashAsync(entry.Path, cancellationToken).ConfigureAwait(false) != hash)
            {
                throw TransferFaults.Changed(path);
            }

            return (staged, hash);
        }
        catch (Exception failure)
        {
            staged?.Dispose();
            throw failure is IOException or UnauthorizedAccessException ? TransferFaults.At(failure, path, writing: true) : failure;
        }
    }

    private async Task<string> CopyAsync(FileEntry entry, StagedFile staged, Action<long> got, CancellationToken cancellationToken)
    {
        ChunkSize chunk = new();
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        FileStream stream = new(staged.Path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, useAsync: true);
        await using (stream.ConfigureAwait(false))
        {
            for (long at = 0; at < entry.Size;)
            {
                long started = Stopwatch.GetTimestamp();
                FileGetResult part = await files.GetAsync(new FileGetParams(entry.Path, at, chunk.Bytes), cancellationToken).ConfigureAwait(false);
                if (part.Size != entry.Size || part.Modified != entry.Modified || part.Data.Length == 0)
                {
                    throw TransferFaults.Changed(staged.FinalPath);
                }

                chunk.Took(Stopwatch.GetElapsedTime(started));
                hash.AppendData(part.Data);
                await stream.WriteAsync(part.Data, cancellationToken).ConfigureAwait(false);
                at += part.Data.Length;
                got(part.Data.Length);
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
