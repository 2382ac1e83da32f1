using System.Diagnostics;
using System.Security.Cryptography;
using RsPlugins.Sdk.Protocol;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.Host.Connections.Bridge.Files;

/// <summary>Sends one file: hashed, in chunks, going on where an earlier upload broke off.</summary>
/// <param name="files">The host's files.</param>
internal sealed class FileSender(HostFiles files)
{
    private const int MostConflicts = 20;

    /// <summary>Sends a file, unless the host has it.</summary>
    /// <param name="file">The file.</param>
    /// <param name="upload">Its path among the uploads.</param>
    /// <param name="onHost">What the host has of that name, or null.</param>
    /// <param name="sent">Told the bytes that the host has got, step by step.</param>
    /// <param name="cancellationToken">Ends the sending; what has arrived stays.</param>
    /// <returns>What is now known of the file.</returns>
    public async Task<KnownFile> SendAsync(LocalFile file, string upload, FileEntry? onHost, Action<long> sent, CancellationToken cancellationToken)
    {
        try
        {
            FileStream stream = new(file.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, useAsync: true);
            await using (stream.ConfigureAwait(false))
            {
                string hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken).ConfigureAwait(false));
                if (onHost?.Size == file.Size && await files.HashAsync(upload, cancellationToken).ConfigureAwait(false) == hash)
                {
                    sent(file.Size);
                }
                else
                {
                    await SendAsync(stream, file, upload, hash, sent, cancellationToken).ConfigureAwait(false);
                }

                FileStatResult now = await files.StatAsync(upload, cancellationToken).ConfigureAwait(false);
                return new KnownFile(file.Size, file.Modified, hash, now.Modified ?? default);
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw TransferFaults.At(failure, file.Path, writing: false);
        }
    }

    private async Task SendAsync(FileStream stream, LocalFile file, string upload, string hash, Action<long> sent, CancellationToken cancellationToken)
    {
        ChunkSize chunk = new();
        byte[] buffer = new byte[Math.Min(ChunkSize.Largest, file.Size)];

        // What goes in one chunk never broke off in its middle.
        long at = file.Size > chunk.Bytes ? await files.ReceivedAsync(upload, hash, cancellationToken).ConfigureAwait(false) : 0;
        sent(at);
        int conflicts = 0;
        bool complete = false;
        while (!complete)
        {
            stream.Position = at;
            int wanted = (int)Math.Min(chunk.Bytes, file.Size - at);
            int read = await stream.ReadAtLeastAsync(buffer.AsMemory(0, wanted), wanted, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
            if (read < wanted)
            {
                throw TransferFaults.Changed(file.Path);
            }

            long started = Stopwatch.GetTimestamp();
            try
            {
                FilePutResult put = await files.PutAsync(new FilePutParams(upload, at, file.Size, hash, buffer[..read]), cancellationToken).ConfigureAwait(false);
                complete = put.Complete;
                chunk.Took(Stopwatch.GetElapsedTime(started));
                sent(put.Received - at);
                at = put.Received;
            }
            catch (ToolException elsewhere) when (elsewhere.Id == ErrorIds.ArgumentInvalid && ++conflicts < MostConflicts)
            {
                // Another program sends the same file, or a chunk of a call that was cancelled arrived after all.
                long received = await files.ReceivedAsync(upload, hash, cancellationToken).ConfigureAwait(false);
                complete = received == 0 && await files.HashAsync(upload, cancellationToken).ConfigureAwait(false) == hash;
                sent((complete ? file.Size : received) - at);
                at = received;
            }
            catch (ToolException damaged) when (damaged.Id == ErrorIds.FileDamaged)
            {
                throw TransferFaults.Changed(file.Path);
            }
        }
    }
}
