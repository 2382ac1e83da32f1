using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using RsPlugins.RsmClip.Models.Sources;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Models.Hub;

/// <summary>
/// Fetches files of one commit into a folder. What came of a file is kept under a name with its hash, so that a later try, of another process too, goes on there;
/// a file has its own name only when its hash is right.
/// </summary>
/// <param name="hub">The hub.</param>
/// <param name="repository">The repository.</param>
/// <param name="commit">The commit.</param>
/// <param name="folder">The folder.</param>
/// <param name="progress">Told of bytes.</param>
internal sealed class HubDownload(HubClient hub, HubRepository repository, string commit, string folder, CopyProgress progress)
{
    private const int Buffer = 1 << 18;

    /// <summary>The bytes of these files that are there already.</summary>
    public long BytesThere(IEnumerable<HubFile> files) => files.Sum(file => LengthOf(Final(file)) ?? LengthOf(Part(file)) ?? 0);

    /// <summary>Fetches a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="cancellationToken">Ends the work; what came stays.</param>
    /// <exception cref="ToolException">It cannot be had, or its bytes are wrong twice.</exception>
    public async Task FetchAsync(HubFile file, CancellationToken cancellationToken)
    {
        if (LengthOf(Final(file)) == file.Size && await HashAsync(file, Final(file), cancellationToken).ConfigureAwait(false) == file.Identity)
        {
            progress.Add(file.Size);
            return;
        }

        progress.Add(LengthOf(Part(file)) ?? 0);
        for (int round = 1; ; round++)
        {
            await CompleteAsync(file, cancellationToken).ConfigureAwait(false);
            string hash = await HashAsync(file, Part(file), cancellationToken).ConfigureAwait(false);
            if (hash == file.Identity)
            {
                File.Move(Part(file), Final(file), overwrite: true);
                File.Delete(Tag(file));
                return;
            }

            Restart(file);
            if (round == 2)
            {
                throw new ToolException(
                    ErrorIds.FileDamaged,
                    $"{file.Name} of {repository} came twice with other bytes than the hub lists.",
                    "Something between this machine and the hub changes files, for instance a proxy; take the file another way and install from a folder.",
                    $"expected {file.Identity}, got {hash}");
            }
        }
    }

    private static long? LengthOf(string path) => new FileInfo(path) is { Exists: true } file ? file.Length : null;

    private string Final(HubFile file) => Path.Combine(folder, file.Name);

    private string Part(HubFile file) => Path.Combine(folder, $".{file.Name}.{file.Identity}.part");

    private string Tag(HubFile file) => Part(file) + ".etag";

    /// <summary>Brings the rest of a file. The tries are counted anew whenever bytes came: a bad line takes longer, but gets there.</summary>
    private async Task CompleteAsync(HubFile file, CancellationToken cancellationToken)
    {
        if (file.Size == 0)
        {
            await File.WriteAllBytesAsync(Part(file), [], cancellationToken).ConfigureAwait(false);
        }

        while ((LengthOf(Part(file)) ?? 0) != file.Size)
        {
            await hub.TryAsync(
                async ending =>
                {
                    long before = LengthOf(Part(file)) ?? 0;
                    try
                    {
                        await ContinueAsync(file, ending).ConfigureAwait(false);
                    }
                    catch (HubTransientException) when (LengthOf(Part(file)) > before)
                    {
                    }

                    return true;
                },
                cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task ContinueAsync(HubFile file, CancellationToken cancellationToken)
    {
        long there = LengthOf(Part(file)) ?? 0;
        if (there > file.Size)
        {
            Restart(file);
            there = 0;
        }

        HubRange? range = there > 0 ? new HubRange(there, File.Exists(Tag(file)) ? await File.ReadAllTextAsync(Tag(file), cancellationToken).ConfigureAwait(false) : null) : null;
        using HttpResponseMessage answer = await hub.GetAsync(hub.AddressOf(repository, commit, file.Name), range, repository, cancellationToken).ConfigureAwait(false);
        bool continues = answer.StatusCode == HttpStatusCode.PartialContent && answer.Content.Headers.ContentRange is { } given && given.From == there && (given.Length ?? file.Size) == file.Size;
        if (there > 0 && !continues)
        {
            // The server knows no ranges, or has another file now.
            Restart(file);
            there = 0;
        }

        if (answer.StatusCode != HttpStatusCode.OK && !continues)
        {
            throw new HubTransientException($"The hub did not give the rest of {file.Name}.");
        }

        if (answer.Content.Headers.ContentLength is { } length && length != file.Size - there)
        {
            throw new HubTransientException(string.Create(CultureInfo.InvariantCulture, $"The hub lists {file.Name} with {file.Size} bytes and sends {there + length}."));
        }

        if (answer.Headers.ETag is { IsWeak: false } tag)
        {
            await File.WriteAllTextAsync(Tag(file), tag.ToString(), cancellationToken).ConfigureAwait(false);
        }

        await AppendAsync(file, answer.Content, file.Size - there, cancellationToken).ConfigureAwait(false);
    }

    private async Task AppendAsync(HubFile file, HttpContent content, long wanted, CancellationToken cancellationToken)
    {
        using FileStream to = new(Part(file), FileMode.Append, FileAccess.Write, FileShare.Read, 1);
        using CancellationTokenSource stalled = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        byte[] buffer = new byte[Buffer];
        bool writing = false;
        try
        {
            using Stream from = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            while (wanted > 0)
            {
                stalled.CancelAfter(hub.Options.StallTimeout);
                int read = await from.ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, wanted)), stalled.Token).ConfigureAwait(false);
                if (read == 0)
                {
                    throw new HubTransientException($"The connection broke in the middle of {file.Name}.");
                }

                // A disk that is full is no connection that broke, though both are input and output.
                writing = true;
                to.Write(buffer, 0, read);
                writing = false;
                wanted -= read;
                progress.Add(read);
            }
        }
        catch (Exception broken) when (!writing && broken is HttpRequestException or IOException)
        {
            throw new HubTransientException($"The connection broke in the middle of {file.Name}.", inner: broken);
        }
        catch (OperationCanceledException late) when (!cancellationToken.IsCancellationRequested)
        {
            throw new HubTransientException($"Nothing came of {file.Name} for {hub.Options.StallTimeout.TotalSeconds:0.#} seconds.", inner: late);
        }
    }

    private void Restart(HubFile file)
    {
        progress.Add(-(LengthOf(Part(file)) ?? 0));
        File.Delete(Part(file));
        File.Delete(Tag(file));
    }

    private async Task<string> HashAsync(HubFile file, string path, CancellationToken cancellationToken)
    {
        // The hash that git itself has of a small file begins with its kind and length.
#pragma warning disable CA5350 // Git's ids are SHA-1.
        using IncrementalHash hash = IncrementalHash.CreateHash(file.Sha256 is null ? HashAlgorithmName.SHA1 : HashAlgorithmName.SHA256);
#pragma warning restore CA5350
        if (file.Sha256 is null)
        {
            hash.AppendData(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"blob {file.Size}\0")));
        }

        using FileStream from = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.Asynchronous | FileOptions.SequentialScan);
        byte[] buffer = new byte[1 << 20];
        for (int read = await from.ReadAsync(buffer, cancellationToken).ConfigureAwait(false); read > 0; read = await from.ReadAsync(buffer, cancellationToken).ConfigureAwait(false))
        {
            hash.AppendData(buffer, 0, read);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
