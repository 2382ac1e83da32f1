using System.CommandLine;
using System.Text.Json;
using RsPlugins.Host.Tools;
using RsPlugins.Sdk.Client;
using RsPlugins.Sdk.Protocol;

namespace RsPlugins.Host.Cli;

/// <summary><c>plugins [list|reload|enable|disable]</c>: asks the user's host, or looks at the manifests itself where none runs. What is disabled is so for the hosts to come too.</summary>
internal static class PluginsCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="host">The tools.</param>
    public static Command Create(CommandHost host)
    {
        Option<bool> json = new("--json") { Description = "Write JSON.", Recursive = true };
        Command command = new("plugins", "List the plugins: state, version, where they run, their folder, and what is wrong.") { json };
        Command list = new("list", "List the plugins.");
        foreach (Command listing in (Command[])[command, list])
        {
            listing.SetAction((parsed, cancellationToken) => ListAsync(
                host,
                parsed.GetValue(json),
                (client, ending) => client.ListPluginsAsync(ending),
                (_, _) => Task.CompletedTask,
                cancellationToken));
        }

        command.Subcommands.Add(list);
        command.Subcommands.Add(Reload(host, json));
        command.Subcommands.Add(Switch(host, json, "enable", "Let a plugin be used again; one that malfunctioned starts anew.", enabled: true));
        command.Subcommands.Add(Switch(host, json, "disable", "Stop a plugin and its calls, and refuse its tools until it is enabled.", enabled: false));
        return command;
    }

    private static Command Reload(CommandHost host, Option<bool> json)
    {
        Argument<string?> id = new("ID") { Description = "A plugin to load anew even where nothing about it changed.", Arity = ArgumentArity.ZeroOrOne };
        Command command = new("reload", "Let the user's host read all manifests again and load what is new or changed. Running calls end with what they began with.") { id };
        command.SetAction((parsed, cancellationToken) =>
        {
            string? named = parsed.GetValue(id);
            return ListAsync(
                host,
                parsed.GetValue(json),
                (client, ending) => client.ReloadPluginsAsync(named, ending),
                async (control, ending) =>
                {
                    await control.ReloadAsync(named, ending).ConfigureAwait(false);
                    await Console.Error.WriteLineAsync("No host runs; the next one reads the manifests as they are then.").ConfigureAwait(false);
                },
                cancellationToken);
        });
        return command;
    }

    private static Command Switch(CommandHost host, Option<bool> json, string name, string description, bool enabled)
    {
        Argument<string> id = new("ID") { Description = "The plugin; \"rsplugins plugins\" lists them." };
        Command command = new(name, description) { id };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            string plugin = parsed.GetValue(id)!;
            PluginStatus status = await AskAsync(
                host,
                (client, ending) => client.EnablePluginAsync(plugin, enabled, ending),
                (control, ending) => control.EnableAsync(plugin, enabled, ending),
                cancellationToken).ConfigureAwait(false);
            await host.Output.WriteLineAsync(parsed.GetValue(json) ? JsonSerializer.Serialize(status, ProtocolJson.Indented) : $"{status.Id} is {status.State}.").ConfigureAwait(false);
            return 0;
        });
        return command;
    }

    private static async Task<int> ListAsync(
        CommandHost host,
        bool json,
        Func<HostClient, CancellationToken, Task<PluginListResult>> there,
        Func<PluginControl, CancellationToken, Task> here,
        CancellationToken cancellationToken)
    {
        PluginListResult found = await AskAsync(
            host,
            there,
            async (control, ending) =>
            {
                await here(control, ending).ConfigureAwait(false);
                return new PluginListResult([.. host.Registry.Plugins.Select(plugin => plugin.Status())], host.Registry.ManifestProblems);
            },
            cancellationToken).ConfigureAwait(false);
        if (json)
        {
            await host.Output.WriteLineAsync(JsonSerializer.Serialize(found, ProtocolJson.Indented)).ConfigureAwait(false);
            return 0;
        }

        int ids = Width(found.Plugins, plugin => plugin.Id);
        int versions = Width(found.Plugins, plugin => plugin.Version);
        foreach (PluginStatus plugin in found.Plugins)
        {
            await host.Output.WriteLineAsync($"{plugin.Id.PadRight(ids)}  {plugin.Version.PadRight(versions)}  {plugin.State,-13}  {plugin.Isolation,-7}  {plugin.Folder}".TrimEnd()).ConfigureAwait(false);
            if (plugin.Problem is { } problem)
            {
                await WriteAsync(host, problem).ConfigureAwait(false);
            }
        }

        foreach (ErrorData problem in found.Problems)
        {
            await host.Output.WriteLineAsync(problem.Details ?? string.Empty).ConfigureAwait(false);
            await WriteAsync(host, problem).ConfigureAwait(false);
        }

        return 0;
    }

    private static int Width(IReadOnlyList<PluginStatus> plugins, Func<PluginStatus, string> column) => plugins.Count == 0 ? 0 : plugins.Max(plugin => column(plugin).Length);

    private static async Task WriteAsync(CommandHost host, ErrorData problem)
    {
        await host.Output.WriteLineAsync($"  {problem.Message}").ConfigureAwait(false);
        if (problem.Hint is { Length: > 0 } hint)
        {
            await host.Output.WriteLineAsync($"  -> {hint}").ConfigureAwait(false);
        }
    }

    private static async Task<T> AskAsync<T>(
        CommandHost host,
        Func<HostClient, CancellationToken, Task<T>> there,
        Func<PluginControl, CancellationToken, Task<T>> here,
        CancellationToken cancellationToken)
    {
        if (await HostAccess.OpenRunningAsync(cancellationToken).ConfigureAwait(false) is not { } client)
        {
            return await here(host.Registry.Control!, cancellationToken).ConfigureAwait(false);
        }

        await using (client.ConfigureAwait(false))
        {
            return await there(client, cancellationToken).ConfigureAwait(false);
        }
    }
}
