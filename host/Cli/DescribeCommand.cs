using System.CommandLine;
using RsPlugins.Host.Connections;
using RsPlugins.Sdk.Protocol;

namespace RsPlugins.Host.Cli;

/// <summary><c>describe</c>: writes the protocol as OpenRPC.</summary>
internal static class DescribeCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="host">Where to write.</param>
    public static Command Create(CommandHost host)
    {
        Option<bool> tools = new("--tools") { Description = "Describe the tools of this machine too." };
        Command command = new("describe", "Write the protocol as an OpenRPC document.") { tools };
        command.SetAction(parsed => host.Output.WriteLine(
            OpenRpcDocument.Write(parsed.GetValue(tools) ? host.Registry.Describe() : []).ToJsonString(ProtocolJson.Indented)));
        return command;
    }
}
