using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using RsPlugins.Sdk.Protocol;
using RsPlugins.Sdk.Tools;
using StreamJsonRpc;

namespace RsPlugins.Host.Connections.Remote;

/// <summary>The methods that only remote clients have.</summary>
/// <param name="session">The client's session.</param>
/// <param name="files">Its files.</param>
internal sealed class FileSession(HostSession session, RemoteFiles files)
{
    /// <summary>Tells about a file.</summary>
    [JsonRpcMethod(RpcMethods.FilesStat, UseSingleObjectParameterDeserialization = true)]
    public Task<FileStatResult> StatAsync(JsonElement parameters, CancellationToken cancellationToken) =>
        DoAsync<FileStatParams, FileStatResult>(RpcMethods.FilesStat, parameters, files.StatAsync, cancellationToken);

    /// <summary>Takes a chunk of a file.</summary>
    [JsonRpcMethod(RpcMethods.FilesPut, UseSingleObjectParameterDeserialization = true)]
    public Task<FilePutResult> PutAsync(JsonElement parameters, CancellationToken cancellationToken) =>
        DoAsync<FilePutParams, FilePutResult>(RpcMethods.FilesPut, parameters, files.PutAsync, cancellationToken);

    /// <summary>Gives a chunk of a file.</summary>
    [JsonRpcMethod(RpcMethods.FilesGet, UseSingleObjectParameterDeserialization = true)]
    public Task<FileGetResult> GetAsync(JsonElement parameters, CancellationToken cancellationToken) =>
        DoAsync<FileGetParams, FileGetResult>(RpcMethods.FilesGet, parameters, files.GetAsync, cancellationToken);

    /// <summary>Lists files.</summary>
    [JsonRpcMethod(RpcMethods.FilesList, UseSingleObjectParameterDeserialization = true)]
    public Task<FileListResult> ListAsync(JsonElement parameters, CancellationToken cancellationToken) =>
        DoAsync<FileListParams, FileListResult>(RpcMethods.FilesList, parameters, (request, ending) => Task.FromResult(files.List(request, ending)), cancellationToken);

    /// <summary>Removes uploads.</summary>
    [JsonRpcMethod(RpcMethods.FilesRemove, UseSingleObjectParameterDeserialization = true)]
    public Task<object?> RemoveAsync(JsonElement parameters, CancellationToken cancellationToken) =>
        DoAsync<FileRemoveParams, object?>(RpcMethods.FilesRemove, parameters, files.RemoveAsync, cancellationToken);

    private async Task<TResult> DoAsync<TParams, TResult>(string method, JsonElement parameters, Func<TParams, CancellationToken, Task<TResult>> work, CancellationToken cancellationToken)
    {
        session.Open();
        TParams request = HostSession.Read<TParams>(parameters, method);
        try
        {
            return await work(request, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // The system's own words name paths of this machine.
            throw Failures.AsToolException(failure, NullLogger.Instance, method) is { Id: ErrorIds.DiskFull } full
                ? new ToolException(full.Id, full.Message, full.Hint)
                : new ToolException(ErrorIds.FileDenied, "The host cannot read or write this file.", "Use another name, or ask the host's owner.");
        }
    }
}
