using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using RsPlugins.Host.Models;
using RsPlugins.Sdk.Client;
using RsPlugins.Sdk.Protocol;

namespace RsPlugins.Host.Cli;

/// <summary><c>models [list|install|remove]</c>: asks the user's host, which may have models in use, or does it here where none runs.</summary>
internal static class ModelsCommand
{
    private const double Mebibyte = 1 << 20;

    /// <summary>Makes the command.</summary>
    /// <param name="host">The tools.</param>
    public static Command Create(CommandHost host)
    {
        Option<bool> json = new("--json") { Description = "Write JSON.", Recursive = true };
        Option<string> plugin = new("--plugin") { Description = "The plugin, where more than one has models.", HelpName = "ID" };
        Command command = new("models", "List the models: those that are installed, and those that can be had.") { json };
        Command list = new("list", "List the models.");
        foreach (Command listing in (Command[])[command, list])
        {
            listing.SetAction((parsed, cancellationToken) => ListAsync(host, parsed.GetValue(json), cancellationToken));
        }

        Argument<string> source = new("SOURCE") { Description = "The id of a model that can be had, hf:owner/name[@revision], a model folder, or an archive of one (.zip, .tar, .tar.gz, .tgz)." };
        Option<string> id = new("--id") { Description = "What it is to be called; its own name where not given.", HelpName = "ID" };
        Command install = new("install", "Install a model. What was interrupted goes on where it was.") { source, id, plugin };
        install.SetAction((parsed, cancellationToken) =>
        {
            string given = parsed.GetValue(source)!;
            ModelInstallParams request = new(Path.Exists(given) ? Path.GetFullPath(given) : given, parsed.GetValue(id), parsed.GetValue(plugin));
            return ChangeAsync(
                host,
                parsed.GetValue(json),
                "{0} is installed.",
                (client, progress, ending) => client.InstallModelAsync(request.Source, request.Id, request.Plugin, new Reporter(progress), ending),
                (providers, _) => Task.FromResult(providers.Install(request)),
                cancellationToken);
        });

        Argument<string> model = new("ID") { Description = "The model; \"rsplugins models\" lists them." };
        Command remove = new("remove", "Remove a model that was installed.") { model, plugin };
        remove.SetAction((parsed, cancellationToken) =>
        {
            ModelRemoveParams request = new(parsed.GetValue(model)!, parsed.GetValue(plugin));
            return ChangeAsync(
                host,
                parsed.GetValue(json),
                "{0} is removed.",
                (client, _, ending) => client.RemoveModelAsync(request.Id, request.Plugin, ending),
                (providers, ending) => providers.RemoveAsync(request, ending),
                cancellationToken);
        });
        command.Subcommands.Add(list);
        command.Subcommands.Add(install);
        command.Subcommands.Add(remove);
        return command;
    }

    private static async Task<int> ListAsync(CommandHost host, bool json, CancellationToken cancellationToken)
    {
        ModelListResult found;
        if (await HostAccess.OpenRunningAsync(cancellationToken).ConfigureAwait(false) is { } client)
        {
            await using (client.ConfigureAwait(false))
            {
                found = await client.ListModelsAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        else
        {
            found = await new ModelProviders(host.Registry).ListAsync(cancellationToken).ConfigureAwait(false);
        }

        if (json)
        {
            await host.Output.WriteLineAsync(JsonSerializer.Serialize(found, ProtocolJson.Indented)).ConfigureAwait(false);
            return 0;
        }

        int ids = found.Models.Count == 0 ? 0 : found.Models.Max(model => model.Id.Length);
        foreach (ModelStatus model in found.Models)
        {
            string state = model.Default ? model.State + ", default" : model.State;
            string size = string.Create(CultureInfo.InvariantCulture, $"{model.SizeBytes / Mebibyte:0} MiB");
            string memory = model.MemoryBytes > 0 ? string.Create(CultureInfo.InvariantCulture, $"  {model.MemoryBytes / Mebibyte:0} MiB in memory") : string.Empty;
            await host.Output.WriteLineAsync($"{model.Id.PadRight(ids)}  {state,-18}  {size,9}  {model.License ?? "no licence given",-10}  {string.Join(' ', model.Languages)}{memory}").ConfigureAwait(false);
        }

        foreach (ErrorData problem in found.Problems)
        {
            await Console.Error.WriteLineAsync($"{problem.Message} {problem.Hint}").ConfigureAwait(false);
        }

        return 0;
    }

    private static async Task<int> ChangeAsync(
        CommandHost host,
        bool json,
        string done,
        Func<HostClient, Action<ProgressValue>, CancellationToken, Task<JsonObject>> there,
        Func<ModelProviders, CancellationToken, Task<ToolCallParams>> here,
        CancellationToken cancellationToken)
    {
        IProgressDisplay display = Console.IsErrorRedirected ? new PlainProgress(Console.Error, TimeProvider.System) : new TerminalProgress();
        JsonObject result;
        if (await HostAccess.OpenRunningAsync(cancellationToken).ConfigureAwait(false) is { } client)
        {
            await using (client.ConfigureAwait(false))
            {
                result = await display.ShowAsync(progress => there(client, progress, cancellationToken)).ConfigureAwait(false);
            }
        }
        else
        {
            ToolCallParams call = await here(new ModelProviders(host.Registry), cancellationToken).ConfigureAwait(false);
            result = await display.ShowAsync(progress => host.Registry.Jobs!.CallAsync(call, HostAccess.ClientName, progress, cancellationToken)).ConfigureAwait(false);
        }

        await host.Output.WriteLineAsync(json ? result.ToJsonString(ProtocolJson.Indented) : string.Format(CultureInfo.InvariantCulture, done, result["id"])).ConfigureAwait(false);
        return 0;
    }

    private sealed class Reporter(Action<ProgressValue> sink) : IProgress<ProgressValue>
    {
        public void Report(ProgressValue value) => sink(value);
    }
}
