using System.CommandLine;
using System.Text.Json;
using RsPlugins.Host.Plugins;
using RsPlugins.Sdk.Protocol;

namespace RsPlugins.Host.Cli;

/// <summary><c>tools</c>: lists the tools.</summary>
internal static class ToolsCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="host">The tools.</param>
    public static Command Create(CommandHost host)
    {
        Option<bool> json = new("--json") { Description = "Write all that the manifests say, as JSON." };
        Command command = new("tools", "List the tools.") { json };
        command.SetAction(parsed =>
        {
            foreach (ErrorData problem in host.Registry.ManifestProblems)
            {
                ErrorWriter.Write(Console.Error, problem, json: false);
            }

            if (parsed.GetValue(json))
            {
                host.Output.WriteLine(JsonSerializer.Serialize(new ToolListResult(host.Registry.Describe()), ProtocolJson.Indented));
                return;
            }

            ToolManifest[] tools = [.. host.Registry.Tools.Where(tool => !tool.Hidden)];
            int width = tools.Length == 0 ? 0 : tools.Max(tool => tool.Name.Length);
            foreach (ToolManifest tool in tools)
            {
                host.Output.WriteLine($"{tool.Name.PadRight(width)}  {tool.Title}");
            }
        });
        return command;
    }
}
