using System.Text.Json;
using System.Text.Json.Nodes;
using RsPlugins.Host.Plugins;
using RsPlugins.Host.Tools;
using RsPlugins.Sdk.Protocol;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.Host.Models;

/// <summary>The plugins that have models, by the tools that their manifests name for it. What a model is, they alone know. Thread-safe.</summary>
/// <param name="registry">The tools.</param>
internal sealed class ModelProviders(ToolRegistry registry)
{
    private static readonly JsonSerializerOptions ToolSpelling = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, RespectRequiredConstructorParameters = true, RespectNullableAnnotations = true };

    /// <summary>Lists the models of all plugins.</summary>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<ModelListResult> ListAsync(CancellationToken cancellationToken)
    {
        List<ModelStatus> models = [];
        List<ErrorData> problems = [];
        foreach ((PluginManifest plugin, ModelTools tools) in Providers())
        {
            try
            {
                // No job of its own: whoever fills a menu leaves no trace in the history.
                JsonObject answer = await registry.CallAsync(tools.List, arguments: null, progress: null, cancellationToken).ConfigureAwait(false);
                models.AddRange(answer["models"].Deserialize<ListedModel[]>(ToolSpelling)!.Select(model => model.Of(plugin.Id)));
            }
            catch (ToolException failure)
            {
                problems.Add(new ErrorData(failure.Id, failure.Message, failure.Hint, failure.Details));
            }
            catch (Exception malformed) when (malformed is JsonException or ArgumentNullException)
            {
                problems.Add(new ErrorData(ErrorIds.PluginBroken, $"What the plugin {plugin.Id} says of its models is not understood.", "Install a version of it for this host."));
            }
        }

        return new ModelListResult(models, problems);
    }

    /// <summary>Makes the call that installs a model.</summary>
    /// <param name="request">What to install.</param>
    /// <returns>The call.</returns>
    /// <exception cref="ToolException">No plugin takes models, or several do.</exception>
    public ToolCallParams Install(ModelInstallParams request)
    {
        (PluginManifest plugin, ModelTools tools) = Only([.. Providers().Where(provider => provider.Tools.Install is not null && Fits(provider.Plugin, request.Plugin))], request.Plugin, "takes models");
        JsonObject arguments = new() { ["source"] = request.Source };
        if (request.Id is not null)
        {
            arguments["id"] = request.Id;
        }

        return new ToolCallParams(tools.Install!, JsonSerializer.SerializeToElement(arguments), request.ProgressToken, request.Detach);
    }

    /// <summary>Makes the call that removes a model.</summary>
    /// <param name="request">What to remove.</param>
    /// <param name="cancellationToken">Ends the search for the plugin that has it.</param>
    /// <returns>The call.</returns>
    /// <exception cref="ToolException">No plugin has such a model, or several have.</exception>
    public async Task<ToolCallParams> RemoveAsync(ModelRemoveParams request, CancellationToken cancellationToken)
    {
        List<(PluginManifest Plugin, ModelTools Tools)> able = [.. Providers().Where(provider => provider.Tools.Remove is not null && Fits(provider.Plugin, request.Plugin))];
        if (able.Count > 1)
        {
            HashSet<string> owners = [.. (await ListAsync(cancellationToken).ConfigureAwait(false)).Models.Where(model => model.Id == request.Id).Select(model => model.Plugin)];
            able = able.FindAll(provider => owners.Contains(provider.Plugin.Id));
        }

        (PluginManifest plugin, ModelTools tools) = Only(able, request.Plugin, $"has a model \"{request.Id}\" that can be removed");
        return new ToolCallParams(tools.Remove!, JsonSerializer.SerializeToElement(new JsonObject { ["id"] = request.Id }));
    }

    private static bool Fits(PluginManifest plugin, string? named) => named is null || plugin.Id == named;

    private static (PluginManifest Plugin, ModelTools Tools) Only(List<(PluginManifest Plugin, ModelTools Tools)> found, string? named, string what) => found.Count switch
    {
        1 => found[0],
        0 => throw new ToolException(ErrorIds.ModelMissing, named is null ? $"No plugin {what}." : $"The plugin {named} is not there, or is none that {what}.", "\"rsplugins models\" lists the models, \"rsplugins plugins\" the plugins."),
        _ => throw new ToolException(ErrorIds.ArgumentInvalid, $"More than one plugin {what}: {string.Join(", ", found.Select(provider => provider.Plugin.Id))}.", "Name the plugin."),
    };

    private IEnumerable<(PluginManifest Plugin, ModelTools Tools)> Providers() =>
        registry.Plugins.Where(plugin => plugin.Manifest.Models is not null && !plugin.IsDisabled).Select(plugin => (plugin.Manifest, plugin.Manifest.Models!));

    private sealed record ListedModel(
        string Id,
        string Title,
        string State,
        IReadOnlyList<string>? Languages = null,
        bool Default = false,
        bool Removable = false,
        long SizeBytes = 0,
        long MemoryBytes = 0,
        string? License = null,
        string? Source = null,
        string? Revision = null,
        JsonObject? Details = null)
    {
        public ModelStatus Of(string plugin) => new(Id, Title, plugin, State, Default, Removable, SizeBytes, MemoryBytes, Languages ?? [], Source ?? string.Empty, License, Revision, Details);
    }
}
