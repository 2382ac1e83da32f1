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

    /// <summary>Tells how the host is: <see cref="HostStatus"/>.</summary>
    public const string HostStatus = "host/status";

    /// <summary>Gives the protocol with all tools as an OpenRPC document.</summary>
    public const string Discover = "rpc.discover";

    /// <summary>Notification <see cref="ProgressParams"/>, at most ten a second a call.</summary>
    public const string Progress = "$/progress";
}
