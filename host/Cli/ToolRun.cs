using System.Text.Json;
using System.Text.Json.Nodes;
using RsPlugins.Host.Plugins;
using RsPlugins.Sdk.Client;
using RsPlugins.Sdk.Protocol;

namespace RsPlugins.Host.Cli;

/// <summary>Calls a tool for a person: progress on standard error, the result on standard output.</summary>
internal static class ToolRun
{
    /// <summary>Calls a tool and writes what it returns.</summary>
    /// <param name="host">Tools and output.</param>
    /// <param name="name">The tool.</param>
    /// <param name="arguments">Its arguments, unchecked.</param>
    /// <param name="json">Whether the result is written as JSON.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The exit code 0; failures are thrown.</returns>
    public static async Task<int> CallAsync(CommandHost host, string name, JsonObject arguments, bool json, CancellationToken cancellationToken)
    {
        ToolManifest tool = host.Registry.Find(name);
        AbsolutePaths.Fill(tool, arguments);
        JsonElement element = JsonSerializer.SerializeToElement(arguments);
        IProgressDisplay display = Console.IsErrorRedirected ? new PlainProgress(Console.Error, TimeProvider.System) : new TerminalProgress();
        JsonObject result = await display
            .ShowAsync(progress => host.Registry.Jobs!.CallAsync(new ToolCallParams(name, element), HostAccess.ClientName, progress, cancellationToken))
            .ConfigureAwait(false);
        if (json)
        {
            await host.Output.WriteLineAsync(result.ToJsonString(ProtocolJson.Indented)).ConfigureAwait(false);
        }
        else
        {
            ResultWriter.Write(host.Output, tool, result);
        }

        return 0;
    }

    /// <summary>Lets the user's host call a tool, and writes the job's id.</summary>
    /// <param name="host">Tools and output.</param>
    /// <param name="name">The tool.</param>
    /// <param name="arguments">Its arguments, unchecked.</param>
    /// <param name="cancellationToken">Ends the wait for the host.</param>
    /// <returns>The exit code 0; failures are thrown.</returns>
    public static async Task<int> DetachAsync(CommandHost host, string name, JsonObject arguments, CancellationToken cancellationToken)
    {
        AbsolutePaths.Fill(host.Registry.Find(name), arguments);
        HostClient client = await HostAccess.OpenAsync(host.ServeArguments, HostAccess.ClientName, cancellationToken).ConfigureAwait(false);
        await using (client.ConfigureAwait(false))
        {
            await host.Output.WriteLineAsync(await client.DetachToolAsync(name, arguments, cancellationToken: cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
            return 0;
        }
    }
}
