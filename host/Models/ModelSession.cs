using System.Text.Json;
using System.Text.Json.Nodes;
using RsPlugins.Host.Connections;
using RsPlugins.Sdk.Protocol;
using RsPlugins.Sdk.Tools;
using StreamJsonRpc;

namespace RsPlugins.Host.Models;

/// <summary>The methods about models of one client's session. A client on another machine may list them, and no more: what is installed is for all who use the host. Thread-safe.</summary>
/// <param name="providers">The plugins that have models.</param>
/// <param name="session">The session: it must be open.</param>
internal sealed class ModelSession(ModelProviders providers, HostSession session)
{
    /// <summary>Lists the models.</summary>
    [JsonRpcMethod(RpcMethods.ModelsList)]
    public async Task<ModelListResult> ListAsync(CancellationToken cancellationToken)
    {
        session.Open();
        ModelListResult found = await providers.ListAsync(cancellationToken).ConfigureAwait(false);
        return session.IsRemote ? found with { Problems = [] } : found;
    }

    /// <summary>Installs a model.</summary>
    [JsonRpcMethod(RpcMethods.ModelsInstall, UseSingleObjectParameterDeserialization = true)]
    public Task<JsonObject> InstallAsync(JsonElement parameters, CancellationToken cancellationToken) =>
        session.CallAsync(providers.Install(Read<ModelInstallParams>(parameters, RpcMethods.ModelsInstall)), cancellationToken);

    /// <summary>Removes a model.</summary>
    [JsonRpcMethod(RpcMethods.ModelsRemove, UseSingleObjectParameterDeserialization = true)]
    public async Task<JsonObject> RemoveAsync(JsonElement parameters, CancellationToken cancellationToken)
    {
        ModelRemoveParams request = Read<ModelRemoveParams>(parameters, RpcMethods.ModelsRemove);
        return await session.CallAsync(await providers.RemoveAsync(request, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
    }

    private T Read<T>(JsonElement parameters, string method)
    {
        session.Open();
        return session.IsRemote
            ? throw new ToolException(ErrorIds.HostDenied, "This host lets no remote client install or remove models.", "Do it on the host's own machine: rsplugins models.")
            : HostSession.Read<T>(parameters, method);
    }
}
