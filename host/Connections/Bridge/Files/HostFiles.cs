using RsPlugins.Sdk.Protocol;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.Host.Connections.Bridge.Files;

/// <summary>The host's files, as its protocol gives them.</summary>
/// <param name="host">The connection.</param>
internal sealed class HostFiles(HostLink host)
{
    /// <summary>Tells about a file or folder.</summary>
    /// <param name="path">As for <see cref="FileStatParams"/>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<FileStatResult> StatAsync(string path, CancellationToken cancellationToken) => host.CallAsync<FileStatResult>(RpcMethods.FilesStat, new FileStatParams(path), cancellationToken);

    /// <summary>Tells about a path that the client named, which the host need not serve.</summary>
    /// <param name="path">A full path.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<FileStatResult> FindAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return await StatAsync(path, cancellationToken).ConfigureAwait(false);
        }
        catch (ToolException forbidden) when (forbidden.Id is ErrorIds.PathForbidden or ErrorIds.FileDenied)
        {
            return new FileStatResult(Exists: false);
        }
    }

    /// <summary>Tells the SHA-256 of a file.</summary>
    /// <param name="path">As for <see cref="FileStatParams"/>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<string?> HashAsync(string path, CancellationToken cancellationToken) =>
        (await host.CallAsync<FileStatResult>(RpcMethods.FilesStat, new FileStatParams(path, Hash: true), cancellationToken).ConfigureAwait(false)).Sha256;

    /// <summary>Tells how much of an upload the host has.</summary>
    /// <param name="path">A path relative to the uploads.</param>
    /// <param name="sha256">The upload's SHA-256.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<long> ReceivedAsync(string path, string sha256, CancellationToken cancellationToken) =>
        (await host.CallAsync<FileStatResult>(RpcMethods.FilesStat, new FileStatParams(path, sha256), cancellationToken).ConfigureAwait(false)).Received ?? 0;

    /// <summary>Lists the files of a folder, or those that may belong to a file.</summary>
    /// <param name="path">As for <see cref="FileListParams"/>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The files by their paths, and whether the path is a folder.</returns>
    public async Task<(bool Folder, IReadOnlyList<FileEntry> Files)> ListAsync(string path, CancellationToken cancellationToken)
    {
        List<FileEntry> files = [];
        FileListResult part;
        do
        {
            part = await host.CallAsync<FileListResult>(RpcMethods.FilesList, new FileListParams(path, files.Count > 0 ? files[^1].Path : null), cancellationToken).ConfigureAwait(false);
            files.AddRange(part.Files);
        }
        while (part.More);
        string folder = part.Folder ? path : path[..path.LastIndexOfAny(['/', '\\'])];
        return (part.Folder, [.. files.Select(file => file with { Path = $"{folder}/{file.Path}" })]);
    }

    /// <summary>Sends a chunk.</summary>
    /// <param name="chunk">The chunk.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<FilePutResult> PutAsync(FilePutParams chunk, CancellationToken cancellationToken) => host.CallAsync<FilePutResult>(RpcMethods.FilesPut, chunk, cancellationToken);

    /// <summary>Fetches a chunk.</summary>
    /// <param name="part">Which.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<FileGetResult> GetAsync(FileGetParams part, CancellationToken cancellationToken) => host.CallAsync<FileGetResult>(RpcMethods.FilesGet, part, cancellationToken);

    /// <summary>Removes an upload, or a folder of them.</summary>
    /// <param name="path">A path relative to the uploads.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task RemoveAsync(string path, CancellationToken cancellationToken) => host.CallAsync<object?>(RpcMethods.FilesRemove, new FileRemoveParams(path), cancellationToken);
}
