using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using RsPlugins.Host.Plugins;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.Host.Cli;

/// <summary><c>run TOOL --option …</c>: one sub-command for each tool, with options made from its manifest.</summary>
internal static class RunCommand
{
    /// <summary>Its name.</summary>
    public const string Name = "run";

    /// <summary>Makes the command.</summary>
    /// <param name="host">The tools.</param>
    /// <param name="args">The arguments: only where they name this command are the manifests read.</param>
    /// <returns>The command.</returns>
    /// <exception cref="ToolException">The tool named does not exist.</exception>
    public static Command Create(CommandHost host, string[] args)
    {
        Command command = new(Name, "Run a tool: \"rsplugins run TOOL --help\" lists its options.");
        int at = Array.IndexOf(args, Name);
        if (at < 0 || TrainCommand.IsNamed(args))
        {
            return command;
        }

        string[] rest = args[(at + 1)..];
        if (rest is [{ } name, ..] && !name.StartsWith('-'))
        {
            command.Subcommands.Add(CreateTool(host, host.Registry.Find(name)));
        }
        else
        {
            foreach (ToolManifest tool in host.Registry.Tools.Where(tool => !tool.Hidden))
            {
                command.Subcommands.Add(CreateTool(host, tool));
            }
        }

        return command;
    }

    /// <summary>Makes the command of one tool.</summary>
    /// <param name="host">The tools.</param>
    /// <param name="tool">The tool.</param>
    /// <param name="name">The command's name where it is not the tool's own.</param>
    /// <param name="positional">The parameter that is given without its option's name, or null.</param>
    /// <returns>The command.</returns>
    public static Command CreateTool(CommandHost host, ToolManifest tool, string? name = null, string? positional = null)
    {
        Command command = new(name ?? tool.Name, $"{tool.Title.TrimEnd('.')}. {tool.Description}".Trim());
        ToolOptions options = new(command, [.. tool.Parameters.Where(parameter => parameter.Name != positional)]);
        Argument<string>? first = positional is null ? null : new(positional.ToUpperInvariant());
        if (first is not null)
        {
            command.Arguments.Add(first);
        }

        Option<bool> json = new("--json") { Description = "Write the result as JSON." };
        Option<string> arguments = new("--arguments") { Description = "All arguments as a JSON object, or @FILE.json; single options go before it.", HelpName = "JSON" };
        Option<bool> detach = new("--detach") { Description = "Let the user's host run it, and write the job's id; \"rsplugins jobs wait ID\" waits for it." };
        foreach (Option own in (Option[])[json, arguments, detach])
        {
            // A tool's own option of that name goes first.
            if (command.Options.All(option => option.Name != own.Name))
            {
                command.Options.Add(own);
            }
        }

        command.SetAction((parsed, cancellationToken) =>
        {
            JsonObject values = command.Options.Contains(arguments) && parsed.GetValue(arguments) is { } text ? ReadArguments(text) : [];
            ToolOptions.FillSecrets(tool.Parameters, values);
            options.Fill(parsed, values);
            if (first is not null)
            {
                values[positional!] = parsed.GetValue(first);
            }

            if (command.Options.Contains(detach) && parsed.GetValue(detach))
            {
                return ToolRun.DetachAsync(host, tool.Name, values, cancellationToken);
            }

            return ToolRun.CallAsync(host, tool.Name, values, command.Options.Contains(json) && parsed.GetValue(json), cancellationToken);
        });
        return command;
    }

    private static JsonObject ReadArguments(string text)
    {
        try
        {
            string content = text.StartsWith('@') ? File.ReadAllText(text[1..]) : text;
            return JsonNode.Parse(content) as JsonObject
                ?? throw new ToolException(ErrorIds.ArgumentInvalid, "--arguments is not a JSON object.", "Give { \"name\": value, … }.");
        }
        catch (JsonException)
        {
            throw new ToolException(ErrorIds.ArgumentInvalid, "--arguments is not JSON.", "Give { \"name\": value, … }, or @ and the name of a file with it.");
        }
        catch (IOException)
        {
            throw new ToolException(ErrorIds.FileMissing, $"The file \"{text[1..]}\" of --arguments cannot be read.", "Check the name; it is taken from the current folder.");
        }
    }
}
