using System.Text.Json;
using RsPlugins.Host.Tools;
using RsPlugins.Sdk.Protocol;
using StreamJsonRpc;

namespace RsPlugins.Host.Connections;

/// <summary>The methods that change what plugins there are, for clients of this user. Thread-safe.</summary>
/// <param name="control">The plugins.</param>
/// <param name="session">The session: it must be open.</param>
internal sealed class PluginSession(PluginControl control, HostSession session)
{
    /// <summary>Reads all manifests again and loads what changed.</summary>
    [JsonRpcMethod(RpcMethods.PluginsReload, UseSingleObjectParameterDeserialization = true)]
    public async Task<PluginListResult> ReloadAsync(JsonElement parameters = default, CancellationToken cancellationToken = default)
    {
        session.Open();
        PluginReloadParams request = parameters.ValueKind == JsonValueKind.Undefined ? new PluginReloadParams() : HostSession.Read<PluginReloadParams>(parameters, RpcMethods.PluginsReload);
        await control.ReloadAsync(request.Id, cancellationToken).ConfigureAwait(false);
        return session.ListPlugins();
    }

    /// <summary>Switches a plugin on or off.</summary>
    [JsonRpcMethod(RpcMethods.PluginsEnable, UseSingleObjectParameterDeserialization = true)]
    public async Task<PluginStatus> EnableAsync(JsonElement parameters, CancellationToken cancellationToken)
    {
        session.Open();
        PluginEnableParams request = HostSession.Read<PluginEnableParams>(parameters, RpcMethods.PluginsEnable);
        return await control.EnableAsync(request.Id, request.Enabled, cancellationToken).ConfigureAwait(false);
    }
}
