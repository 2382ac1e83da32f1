using System.CommandLine;
using RsPlugins.Host.Plugins;
using RsPlugins.Host.Plugins.Templates;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.Host.Cli;

/// <summary><c>new plugin --lang LANGUAGE NAME</c>: makes a plugin to start from.</summary>
internal static class NewCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="host">The plugins that are there already.</param>
    public static Command Create(CommandHost host)
    {
        Argument<string> name = new("NAME") { Description = $"The plugin's id. {PluginName.Rule}" };
        Option<string> language = new("--lang") { Description = $"One of {string.Join(", ", PluginTemplate.Languages)}.", HelpName = "LANGUAGE", Required = true };
        language.AcceptOnlyFromAmong([.. PluginTemplate.Languages]);
        Option<string> output = new("--output") { Description = "The folder to make; by default NAME in the current one.", HelpName = "FOLDER" };
        Command plugin = new("plugin", "Make a plugin with one tool, its manifest and its test.") { name, language, output };
        plugin.SetAction(parsed =>
        {
            PluginName named = PluginName.Parse(parsed.GetValue(name)!);
            if (host.Registry.Plugins.Any(other => other.Manifest.Id == named.Id))
            {
                throw new ToolException(ErrorIds.ArgumentInvalid, $"There is a plugin \"{named.Id}\" already.", "Choose another name.");
            }

            string folder = parsed.GetValue(output) ?? named.Id;
            IReadOnlyList<string> steps = PluginTemplate.Make(parsed.GetValue(language)!, named, Path.GetFullPath(folder));
            host.Output.WriteLine($"The plugin {named.Id} is in {folder}. What to do there next:");
            foreach (string step in steps)
            {
                host.Output.WriteLine("  " + step);
            }
        });
        return new Command("new", "Make a plugin to start from.") { plugin };
    }
}
