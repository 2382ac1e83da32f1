using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;
using RsPlugins.Sdk.Protocol;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.Host.Connections;

/// <summary>Writes the protocol, and the tools there are, as an OpenRPC 1.3 document.</summary>
internal static class OpenRpcDocument
{
    /// <summary>Writes the document.</summary>
    /// <param name="tools">The tools to describe; none for the bare protocol.</param>
    /// <returns>The document.</returns>
    public static JsonObject Write(IReadOnlyList<ToolDescription> tools) => new()
    {
        ["openrpc"] = "1.3.2",
        ["info"] = new JsonObject
        {
            ["title"] = "RsPlugins host",
            ["version"] = $"{ProtocolLevel.Current}.0.0",
            ["description"] = "JSON-RPC 2.0 in Content-Length frames. A request is answered once: result, typed error, or -32800 after $/cancelRequest {id}. Calls with a progressToken are followed by $/progress notifications.",
        },
        ["methods"] = new JsonArray(
            Method(RpcMethods.Initialize, "Opens a session; must come first.", typeof(InitializeParams), typeof(InitializeResult)),
            Method(RpcMethods.Shutdown, "Cancels what runs and ends the session.", null, null),
            Method(RpcMethods.ToolsList, "Lists the tools.", null, typeof(ToolListResult)),
            Method(RpcMethods.ToolsCall, "Calls a tool; the result is an object with its outputs by name.", typeof(ToolCallParams), typeof(JsonObject)),
            Method(RpcMethods.ToolsValidate, "Checks a call's arguments without running it; fails as the call would.", typeof(ToolCallParams), null),
            Method(RpcMethods.JobsList, "Lists jobs, the newest first, without their results.", typeof(JobListParams), typeof(JobListResult)),
            Method(RpcMethods.JobsGet, "Tells how a job is.", typeof(JobParams), typeof(JobStatus)),
            Method(RpcMethods.JobsWait, "Waits for a job; the answer is that of its call. Cancelling the wait leaves the job alone.", typeof(JobWaitParams), typeof(JsonObject)),
            Method(RpcMethods.JobsCancel, "Cancels a job; one that has ended stays as it is.", typeof(JobParams), typeof(JobStatus)),
            Method(RpcMethods.JobsResume, "Starts an interrupted, failed or cancelled job again, where it was if its tool can.", typeof(JobParams), typeof(JobStatus)),
            Method(RpcMethods.JobsRemove, "Forgets a job that has ended, with its folder.", typeof(JobParams), null),
            Method(RpcMethods.ModelsList, "Lists the models of all plugins: those that are installed, and those that can be had.", null, typeof(ModelListResult)),
            Method(RpcMethods.ModelsInstall, "Installs a model; the result is an object with its id and what else its plugin says, or a job when detached. Not for remote clients.", typeof(ModelInstallParams), typeof(JsonObject)),
            Method(RpcMethods.ModelsRemove, "Removes a model that was installed and is not in use; the result is an object with its id and what else its plugin says. Not for remote clients.", typeof(ModelRemoveParams), typeof(JsonObject)),
            Method(RpcMethods.PluginsList, "Lists the plugins, working or not, and the manifests that were left out.", null, typeof(PluginListResult)),
            Method(RpcMethods.PluginsReload, "Reads all manifests again and loads what is new or changed, and the plugin of the id in any case; running calls end with what they began with. Not for remote clients.", typeof(PluginReloadParams), typeof(PluginListResult)),
            Method(RpcMethods.PluginsEnable, "Switches a plugin on, with a fresh start where it was malfunctioned, or off, which ends its calls. Not for remote clients.", typeof(PluginEnableParams), typeof(PluginStatus)),
            Method(RpcMethods.HostStatus, "Tells how the host and its plugins are, and what is wrong.", null, typeof(HostStatus)),
            Method(RpcMethods.FilesStat, "Tells about a file; for remote clients only.", typeof(FileStatParams), typeof(FileStatResult)),
            Method(RpcMethods.FilesPut, "Takes one chunk of a file; for remote clients only.", typeof(FilePutParams), typeof(FilePutResult)),
            Method(RpcMethods.FilesGet, "Gives one chunk of a file; for remote clients only.", typeof(FileGetParams), typeof(FileGetResult)),
            Method(RpcMethods.FilesList, "Lists the files of a folder, or those that belong to a file; for remote clients only.", typeof(FileListParams), typeof(FileListResult)),
            Method(RpcMethods.FilesRemove, "Removes a file or a folder of the client's uploads; for remote clients only.", typeof(FileRemoveParams), null),
            Method(RpcMethods.Discover, "Gives this document.", null, typeof(JsonObject)),
            Method(RpcMethods.Progress, "Notification to the client: how far a call is.", typeof(ProgressParams), null),
            Method(RpcMethods.PluginsChanged, "Notification to the client: plugins came, went or were reloaded, enabled, disabled, broken or mended. That they start and stop for want of work is no change.", typeof(PluginsChangedParams), null)),
        ["components"] = new JsonObject
        {
            ["errors"] = Errors(),
            ["schemas"] = new JsonObject(tools.Select(tool => KeyValuePair.Create<string, JsonNode?>(tool.Name, JsonSerializer.SerializeToNode(tool.InputSchema)))),
        },
    };

    private static JsonNode Method(string name, string summary, Type? parameters, Type? result) => new JsonObject
    {
        ["name"] = name,
        ["summary"] = summary,
        ["paramStructure"] = "by-name",
        ["params"] = Parameters(parameters),
        ["result"] = new JsonObject { ["name"] = "result", ["schema"] = result is null ? new JsonObject { ["type"] = "null" } : Schema(result) },
    };

    private static JsonArray Parameters(Type? type)
    {
        JsonArray list = [];
        if (type is null || Schema(type) is not JsonObject schema || schema["properties"] is not JsonObject properties)
        {
            return list;
        }

        string[] required = [.. (schema["required"] as JsonArray ?? []).Select(name => name!.GetValue<string>())];
        foreach ((string name, JsonNode? property) in properties)
        {
            list.Add(new JsonObject { ["name"] = name, ["required"] = required.Contains(name), ["schema"] = property!.DeepClone() });
        }

        return list;
    }

    private static JsonNode Schema(Type type)
    {
        JsonSerializerOptions options = new(ProtocolJson.Options) { TypeInfoResolver = new DefaultJsonTypeInfoResolver() };
        return options.GetJsonSchemaAsNode(type, new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true });
    }

    private static JsonObject Errors() => new(ErrorTable.Ids.Order(StringComparer.Ordinal).Select(id => KeyValuePair.Create<string, JsonNode?>(id, new JsonObject
    {
        ["code"] = ErrorTable.Of(id).JsonRpc,
        ["message"] = id,
        ["data"] = Schema(typeof(ErrorData)),
    })));
}
