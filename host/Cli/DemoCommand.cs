using System.CommandLine;
using System.Text.Json.Nodes;

namespace RsPlugins.Host.Cli;

/// <summary><c>demo</c>: shows what the shipped plugins do, by a tool that they provide.</summary>
internal static class DemoCommand
{
    private const string Tool = "rs.demo";

    /// <summary>Makes the command.</summary>
    /// <param name="host">The tools.</param>
    public static Command Create(CommandHost host)
    {
        Option<string> output = new("--output") { Description = "The folder to write to.", HelpName = "FOLDER", DefaultValueFactory = _ => "demo-output" };
        Option<bool> json = new("--json") { Description = "Write the result as JSON." };
        Command command = new("demo", "Classify, search and segment two shipped orthophotos and write a report, without network.") { output, json };
        command.SetAction((parsed, cancellationToken) =>
        {
            JsonObject arguments = new() { ["output"] = Path.GetFullPath(parsed.GetValue(output)!) };
            return ToolRun.CallAsync(host, Tool, arguments, parsed.GetValue(json), cancellationToken);
        });
        return command;
    }
}
