using System.CommandLine;
using RsPlugins.Host.Plugins;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.Host.Cli;

/// <summary><c>worker --manifest FILE</c>: one plugin in a process of its own, for the host that started it.</summary>
internal static class WorkerCommand
{
    /// <summary>The command's name.</summary>
    public const string Name = WorkerProcess.CommandName;

    /// <summary>Makes the command.</summary>
    /// <param name="host">The tools.</param>
    public static Command Create(CommandHost host)
    {
        Option<string> manifest = new("--manifest") { Description = "The plugin's manifest.", HelpName = "FILE", Required = true };
        Command command = new(Name, "Run one plugin for another host.") { manifest };
        command.Hidden = true;
        command.SetAction(async (parsed, cancellationToken) =>
        {
            try
            {
                host.OpenAlone(ManifestReader.Read(parsed.GetValue(manifest)!));
            }
            catch (ManifestException broken)
            {
                throw new ToolException(ErrorIds.PluginBroken, broken.Message, "Correct the manifest.", inner: broken);
            }

            return await ServeCommand.ServeAsync(host, cancellationToken).ConfigureAwait(false);
        });
        return command;
    }
}
