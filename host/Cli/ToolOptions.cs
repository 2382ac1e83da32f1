using System.CommandLine;
using System.Text.Json.Nodes;
using RsPlugins.Host.Plugins;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.Host.Cli;

/// <summary>The options of <c>run TOOL</c>, made from the tool's manifest.</summary>
internal sealed class ToolOptions
{
    private readonly List<(ToolParameter Parameter, Option<string[]>? Values, Option<bool>? Yes, Option<bool>? No)> entries = [];

    /// <summary>Makes the options of a tool and adds them to a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="parameters">The tool's parameters.</param>
    public ToolOptions(Command command, IReadOnlyList<ToolParameter> parameters)
    {
        foreach (ToolParameter parameter in parameters.Where(parameter => parameter.Kind != "secret"))
        {
            string name = OptionName(parameter.Name);
            if (parameter.Allows("boolean") && !parameter.Allows("string"))
            {
                Option<bool> yes = new($"--{name}") { Description = $"{OptionHelp.Of(parameter)} The opposite is --no-{name}." };
                Option<bool> no = new($"--no-{name}") { Description = $"The opposite of --{name}.", Hidden = true };
                command.Options.Add(yes);
                command.Options.Add(no);
                entries.Add((parameter, null, yes, no));
                continue;
            }

            Option<string[]> values = new($"--{name}")
            {
                Description = OptionHelp.Of(parameter),
                HelpName = OptionHelp.ValueName(parameter),
                Arity = ArgumentArity.OneOrMore,
                AllowMultipleArgumentsPerToken = false,
            };
            if (name != parameter.Name)
            {
                values.Aliases.Add($"--{parameter.Name}");
            }

            values.CompletionSources.Add([.. parameter.Choices]);
            command.Options.Add(values);
            entries.Add((parameter, values, null, null));
        }
    }

    /// <summary>How the command line spells a parameter.</summary>
    /// <param name="parameter">Its name in the manifest.</param>
    public static string OptionName(string parameter) => parameter.Replace('_', '-');

    /// <summary>Adds what was typed to the arguments.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="arguments">The arguments; what was typed replaces what is there.</param>
    /// <exception cref="ToolException">A value cannot be read.</exception>
    public void Fill(ParseResult parsed, JsonObject arguments)
    {
        foreach ((ToolParameter parameter, Option<string[]>? values, Option<bool>? yes, Option<bool>? no) in entries)
        {
            if (values is not null && parsed.GetResult(values) is { Implicit: false } && parsed.GetValue(values) is { Length: > 0 } texts)
            {
                arguments[parameter.Name] = OptionValue.Read(parameter, texts);
            }
            else if (yes is not null && parsed.GetResult(yes) is { Implicit: false })
            {
                arguments[parameter.Name] = parsed.GetValue(yes);
            }
            else if (no is not null && parsed.GetResult(no) is { Implicit: false })
            {
                arguments[parameter.Name] = !parsed.GetValue(no);
            }
        }
    }

    /// <summary>Adds the secrets that the environment holds: they are never typed, because a command line can be read by others.</summary>
    /// <param name="parameters">The tool's parameters.</param>
    /// <param name="arguments">The arguments.</param>
    public static void FillSecrets(IEnumerable<ToolParameter> parameters, JsonObject arguments)
    {
        foreach (ToolParameter parameter in parameters.Where(parameter => parameter.Kind == "secret"))
        {
            if (Environment.GetEnvironmentVariable(OptionHelp.SecretVariable(parameter.Name)) is { Length: > 0 } secret)
            {
                arguments[parameter.Name] = secret;
            }
        }
    }
}
