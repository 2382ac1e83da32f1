namespace RsPlugins.Sdk.Protocol;

/// <summary>The method names of the protocol, the same in both directions.</summary>
public static class RpcMethods
{
    /// <summary>Opens a session: <see cref="InitializeParams"/> to <see cref="InitializeResult"/>.</summary>
    public const string Initialize = "initialize";

    /// <summary>Ends a session: running calls are cancelled, then the answer is null.</summary>
    public const string Shutdown = "shutdown";

    /// <summary>Lists the tools: <see cref="ToolListResult"/>.</summary>
    public const string ToolsList = "tools/list";

    /// <summary>Calls a tool: <see cref="ToolCallParams"/> to an object with the outputs by name.</summary>
    public const string ToolsCall = "tools/call";

    /// <summary>Checks the arguments of a call without running it: <see cref="ToolCallParams"/> to null, or the error that the call would give.</summary>
    public const string ToolsValidate = "tools/validate";

    /// <summary>Lists jobs: <see cref="JobListParams"/> to <see cref="JobListResult"/>.</summary>
    public const string JobsList = "jobs/list";

    /// <summary>Tells how a job is: <see cref="JobParams"/> to <see cref="JobStatus"/>.</summary>
    public const string JobsGet = "jobs/get";

    /// <summary>Waits for a job: <see cref="JobWaitParams"/> to its outputs or its error. Cancelling the wait leaves the job alone.</summary>
    public const string JobsWait = "jobs/wait";

    /// <summary>Cancels a job: <see cref="JobParams"/> to <see cref="JobStatus"/>.</summary>
    public const string JobsCancel = "jobs/cancel";

    /// <summary>Starts an interrupted, failed or cancelled job again, where it was if its tool can: <see cref="JobParams"/> to <see cref="JobStatus"/>.</summary>
    public const string JobsResume = "jobs/resume";

    /// <summary>Forgets a job that has ended, with its folder: <see cref="JobParams"/> to null.</summary>
    public const string JobsRemove = "jobs/remove";

    /// <summary>Lists the models of all plugins: <see cref="ModelListResult"/>.</summary>
    public const string ModelsList = "models/list";

    /// <summary>Installs a model: <see cref="ModelInstallParams"/> to the outputs of the plugin's tool, among them <c>id</c>, or a <see cref="DetachedCall"/>.</summary>
    public const string ModelsInstall = "models/install";

    /// <summary>Removes a model: <see cref="ModelRemoveParams"/> to the outputs of the plugin's tool, among them <c>id</c>.</summary>
    public const string ModelsRemove = "models/remove";

    /// <summary>Lists the plugins: <see cref="PluginListResult"/>.</summary>
    public const string PluginsList = "plugins/list";

    /// <summary>Reads all manifests again and loads what changed: <see cref="PluginReloadParams"/> to <see cref="PluginListResult"/>.</summary>
    public const string PluginsReload = "plugins/reload";

    /// <summary>Enables or disables a plugin: <see cref="PluginEnableParams"/> to <see cref="PluginStatus"/>.</summary>
    public const string PluginsEnable = "plugins/enable";

    /// <summary>Tells how the host is: <see cref="HostStatus"/>.</summary>
    public const string HostStatus = "host/status";

    /// <summary>Tells about a file of a remote host: <see cref="FileStatParams"/> to <see cref="FileStatResult"/>.</summary>
    public const string FilesStat = "files/stat";

    /// <summary>Sends a chunk of a file to a remote host: <see cref="FilePutParams"/> to <see cref="FilePutResult"/>.</summary>
    public const string FilesPut = "files/put";

    /// <summary>Gets a chunk of a file of a remote host: <see cref="FileGetParams"/> to <see cref="FileGetResult"/>.</summary>
    public const string FilesGet = "files/get";

    /// <summary>Lists files of a remote host: <see cref="FileListParams"/> to <see cref="FileListResult"/>.</summary>
    public const string FilesList = "files/list";

    /// <summary>Removes uploads from a remote host: <see cref="FileRemoveParams"/> to null.</summary>
    public const string FilesRemove = "files/remove";

    /// <summary>Gives the protocol with all tools as an OpenRPC document.</summary>
    public const string Discover = "rpc.discover";

    /// <summary>Notification <see cref="ProgressParams"/>, at most ten a second a call.</summary>
    public const string Progress = "$/progress";

    /// <summary>Notification <see cref="PluginsChangedParams"/>: plugins came, went or were reloaded, switched, broken or mended.</summary>
    public const string PluginsChanged = "plugins/changed";
}
