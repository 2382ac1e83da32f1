using System.Text.Json;
using RsPlugins.Sdk.Protocol;
using StreamJsonRpc;

namespace RsPlugins.Host.Connections.Remote;

/// <summary>The methods that only remote clients have.</summary>
/// <param name="session">The client's session.</param>
/// <param name="files">Its files.</param>
internal sealed class FileSession(HostSession session, RemoteFiles files)
{
    /// <summary>Tells about a file.</summary>
    [JsonRpcMethod(RpcMethods.FilesStat, UseSingleObjectParameterDeserialization = true)]
    public Task<FileStatResult> StatAsync(JsonElement parameters, CancellationToken cancellationToken)
    {
        session.Open();
        return files.StatAsync(HostSession.Read<FileStatParams>(parameters, RpcMethods.FilesStat), cancellationToken);
    }

    /// <summary>Takes a chunk of a file.</summary>
    [JsonRpcMethod(RpcMethods.FilesPut, UseSingleObjectParameterDeserialization = true)]
    public Task<FilePutResult> PutAsync(JsonElement parameters, CancellationToken cancellationToken)
    {
        session.Open();
        return files.PutAsync(HostSession.Read<FilePutParams>(parameters, RpcMethods.FilesPut), cancellationToken);
    }

    /// <summary>Gives a chunk of a file.</summary>
    [JsonRpcMethod(RpcMethods.FilesGet, UseSingleObjectParameterDeserialization = true)]
    public Task<FileGetResult> GetAsync(JsonElement parameters, CancellationToken cancellationToken)
    {
        session.Open();
        return files.GetAsync(HostSession.Read<FileGetParams>(parameters, RpcMethods.FilesGet), cancellationToken);
    }
}
