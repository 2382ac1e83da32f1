using System.CommandLine;
using System.Text.Json;
using RsPlugins.Host.Adapters;
using RsPlugins.Host.Plugins;
using RsPlugins.Sdk.Protocol;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.Host.Cli;

/// <summary><c>adapters [list|install NAME|uninstall NAME]</c>: puts the tools into the applications of this user.</summary>
internal static class AdaptersCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="host">Where results go.</param>
    public static Command Create(CommandHost host)
    {
        Option<bool> json = new("--json") { Description = "Write JSON.", Recursive = true };
        Command command = new("adapters", "Put the tools into QGIS, ArcGIS Pro or Visual Studio Code, or take them out again.") { json };
        Command list = new("list", "List the applications that the tools can be put into, and where they are.");
        foreach (Command listing in (Command[])[command, list])
        {
            listing.SetAction((parsed, cancellationToken) => ListAsync(host, parsed.GetValue(json), cancellationToken));
        }

        command.Subcommands.Add(list);
        command.Subcommands.Add(Change(host, json, "install", "Put the tools into an application, or bring them up to date there.", InstallAsync));
        command.Subcommands.Add(Change(host, json, "uninstall", "Take the tools out of an application. Only what was installed is removed.", UninstallAsync));
        return command;
    }

    private static Command Change(
        CommandHost host, Option<bool> json, string name, string description, Func<CommandHost, AdapterManifest, AdapterInstaller, bool, CancellationToken, Task<int>> act)
    {
        Argument<string> adapter = new("NAME") { Description = "The application; \"rsplugins adapters\" lists them." };
        Option<string[]> profiles = new("--profile") { Description = "QGIS: this profile only, by default all. May be given several times.", HelpName = "NAME" };
        Option<string> path = new("--profiles-path") { Description = "QGIS: where it keeps its profiles, if it is started with this option.", HelpName = "FOLDER" };
        Option<string> folder = new("--folder") { Description = "ArcGIS Pro, Visual Studio Code: copy into this folder instead.", HelpName = "FOLDER" };
        Option<string> program = new("--program") { Description = "Visual Studio Code: its command-line program.", HelpName = "FILE" };
        Command command = new(name, description) { adapter, profiles, path, folder, program };
        command.SetAction((parsed, cancellationToken) =>
        {
            AdapterManifest manifest = Find(parsed.GetValue(adapter)!);
            AdapterOptions options = new(parsed.GetValue(profiles) ?? [], parsed.GetValue(path), parsed.GetValue(folder), parsed.GetValue(program));
            return act(host, manifest, new AdapterInstaller(Root(), manifest, options), parsed.GetValue(json), cancellationToken);
        });
        return command;
    }

    private static async Task<int> InstallAsync(CommandHost host, AdapterManifest adapter, AdapterInstaller installer, bool json, CancellationToken cancellationToken)
    {
        IReadOnlyList<AdapterChange> changes = await installer.InstallAsync(cancellationToken).ConfigureAwait(false);
        string[] next = [.. adapter.Next.Select(step => step.Replace("{folder}", changes[0].Folder, StringComparison.Ordinal))];
        if (json)
        {
            await host.Output.WriteLineAsync(JsonSerializer.Serialize(new { adapter = adapter.Id, adapter.Version, changes, next }, ProtocolJson.Indented)).ConfigureAwait(false);
            return 0;
        }

        await host.Output.WriteLineAsync($"{adapter.Title} {adapter.Version}:").ConfigureAwait(false);
        await WriteAsync(host, changes).ConfigureAwait(false);
        await host.Output.WriteLineAsync("What to do next:").ConfigureAwait(false);
        for (int i = 0; i < next.Length; i++)
        {
            await host.Output.WriteLineAsync($"  {i + 1}. {next[i]}").ConfigureAwait(false);
        }

        return 0;
    }

    private static async Task<int> UninstallAsync(CommandHost host, AdapterManifest adapter, AdapterInstaller installer, bool json, CancellationToken cancellationToken)
    {
        IReadOnlyList<AdapterChange> changes = await installer.UninstallAsync(cancellationToken).ConfigureAwait(false);
        if (json)
        {
            await host.Output.WriteLineAsync(JsonSerializer.Serialize(new { adapter = adapter.Id, changes }, ProtocolJson.Indented)).ConfigureAwait(false);
            return 0;
        }

        await host.Output.WriteLineAsync(changes.Count == 0 ? $"{adapter.Title} was not installed by this command anywhere; nothing was changed." : $"{adapter.Title}:").ConfigureAwait(false);
        await WriteAsync(host, changes).ConfigureAwait(false);
        return 0;
    }

    private static async Task WriteAsync(CommandHost host, IReadOnlyList<AdapterChange> changes)
    {
        foreach (AdapterChange change in changes)
        {
            string action = change.Action switch
            {
                AdapterAction.Installed => "installed",
                AdapterAction.Updated => "brought up to date",
                AdapterAction.Unchanged => "was there already",
                _ => "removed",
            };
            await host.Output.WriteLineAsync($"  {change.Place}: {action}{(change.Folder is null ? string.Empty : $" ({change.Folder})")}").ConfigureAwait(false);
            foreach (string kept in change.Kept)
            {
                await host.Output.WriteLineAsync($"    {kept} is not of this adapter or was changed; it was left alone.").ConfigureAwait(false);
            }
        }
    }

    private static async Task<int> ListAsync(CommandHost host, bool json, CancellationToken cancellationToken)
    {
        AdapterOptions options = new([], null, null, null);
        List<(AdapterManifest Adapter, int Have, int Places)> found = [];
        foreach (AdapterManifest adapter in AdapterManifest.ReadAll(Root()))
        {
            if (adapter.Install.Package is not null)
            {
                (int have, int all) = await CodeExtensions.CountAsync(adapter.Install.Folder, options, cancellationToken).ConfigureAwait(false);
                found.Add((adapter, have, all));
                continue;
            }

            IReadOnlyList<AdapterPlace> places = new AdapterInstaller(Root(), adapter, options).Places();
            found.Add((adapter, places.Count(place => InstallationRecord.Read(place.Folder) is not null), places.Count));
        }

        if (json)
        {
            var adapters = found.Select(entry => new { entry.Adapter.Id, entry.Adapter.Version, entry.Adapter.Title, Application = entry.Adapter.Application.ToString(), Installed = entry.Have, entry.Places });
            await host.Output.WriteLineAsync(JsonSerializer.Serialize(new { adapters }, ProtocolJson.Indented)).ConfigureAwait(false);
            return 0;
        }

        foreach ((AdapterManifest adapter, int have, int places) in found)
        {
            string state = places == 0 ? $"{adapter.Application.Name} was not found" : have == 0 ? "not installed" : $"installed in {have} of {places} places";
            await host.Output.WriteLineAsync($"{adapter.Id,-8}  {adapter.Version,-8}  {adapter.Application,-34}  {state}").ConfigureAwait(false);
        }

        return 0;
    }

    private static string Root() => Path.GetDirectoryName(ShippedFolder.Find("manifests") ?? throw new ToolException(
        ErrorIds.FileMissing, "The folder manifests of RsPlugins is missing.", $"Install RsPlugins again; the folder belongs beside the program in {AppContext.BaseDirectory}."))!;

    private static AdapterManifest Find(string name)
    {
        IReadOnlyList<AdapterManifest> all = AdapterManifest.ReadAll(Root());
        return all.FirstOrDefault(adapter => adapter.Id.Equals(name, StringComparison.OrdinalIgnoreCase)) ?? throw new ToolException(
            ErrorIds.ArgumentInvalid, $"There is no adapter \"{name}\".", $"There are: {string.Join(", ", all.Select(adapter => adapter.Id))}.");
    }
}
