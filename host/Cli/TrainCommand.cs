using System.CommandLine;
using System.Text.Json.Nodes;

namespace RsPlugins.Host.Cli;

/// <summary><c>train CONFIG</c>: short for <c>run rs.train --config CONFIG</c>.</summary>
internal static class TrainCommand
{
    private const string Tool = "rs.train";

    /// <summary>Makes the command.</summary>
    /// <param name="host">The tools.</param>
    public static Command Create(CommandHost host)
    {
        Argument<string> config = new("CONFIG") { Description = "The training configuration, a file." };
        Option<bool> json = new("--json") { Description = "Write the result as JSON." };
        Command command = new("train", "Train a model; short for \"run rs.train --config CONFIG\".") { config, json };
        command.SetAction((parsed, cancellationToken) =>
        {
            JsonObject arguments = new() { ["config"] = Path.GetFullPath(parsed.GetValue(config)!) };
            return ToolRun.CallAsync(host, Tool, arguments, parsed.GetValue(json), cancellationToken);
        });
        return command;
    }
}
