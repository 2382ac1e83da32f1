using RsPlugins.RsmClip.Model.Configuration;
using RsPlugins.RsmClip.Models;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Inference;

/// <summary>Finds model folders: those shipped with the plugin, those in the user's state folder, or any path.</summary>
public sealed class ModelStore(string contentFolder, string stateFolder)
{
    /// <summary>The model used when none is named.</summary>
    public const string DefaultModel = "rs-m-clip-mini";

    private readonly string[] roots = [Path.Combine(stateFolder, "models"), contentFolder];

    /// <summary>The folder of the installed models.</summary>
    public string InstalledFolder => roots[0];

    /// <summary>The folder of the shipped models.</summary>
    public string ContentFolder { get; } = contentFolder;

    /// <summary>The folder for caches.</summary>
    public string StateFolder { get; } = stateFolder;

    /// <summary>Ids of all models that can be named.</summary>
    public IReadOnlyList<string> List() =>
        [.. roots.Where(Directory.Exists)
            .SelectMany(Directory.GetDirectories)
            .Where(folder => File.Exists(Path.Combine(folder, ModelConfig.FileName)))
            .Select(folder => Path.GetFileName(folder)!)
            .Where(IsName)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)];

    /// <summary>Whether a model comes with the plugin.</summary>
    /// <param name="id">The model.</param>
    public bool IsShipped(string id) => Directory.Exists(Path.Combine(ContentFolder, id)) && !Directory.Exists(Path.Combine(InstalledFolder, id));

    /// <summary>Finds a model.</summary>
    /// <param name="model">An id, or the path of a model folder; null or empty for <see cref="DefaultModel"/>.</param>
    /// <returns>The id and the folder.</returns>
    /// <exception cref="ToolException">rs.model.missing, with a list of those that exist.</exception>
    public (string Id, string Folder) Find(string? model)
    {
        string id = string.IsNullOrWhiteSpace(model) ? DefaultModel : model.Trim();
        ModelPreset? preset = ModelPreset.Find(id);
        foreach (string name in (IEnumerable<string>)(preset is null ? [id] : [id, preset.Id]))
        {
            if (IsName(name) && roots.Select(root => Path.Combine(root, name)).FirstOrDefault(Directory.Exists) is { } known)
            {
                return (name, known);
            }
        }

        if (Directory.Exists(id))
        {
            string folder = Path.GetFullPath(id);
            return (Path.GetFileName(Path.TrimEndingDirectorySeparator(folder)), folder);
        }

        if (preset is not null)
        {
            throw new ToolException(ErrorIds.ModelMissing, $"The model {preset.Id} is not installed.", $"Install it: \"rsplugins models install {preset.Id}\" fetches {ByteText.Of(preset.Bytes)} ({preset.License}) from {preset.Source}.");
        }

        IReadOnlyList<string> list = List();
        string installed = list.Count > 0 ? $"Installed models: {string.Join(", ", list)}." : "No model is installed.";
        string offered = string.Join("; ", ModelPreset.All.Where(one => !list.Contains(one.Id)).Select(one => one.Offer));
        throw new ToolException(
            ErrorIds.ModelMissing,
            IsName(id) ? $"There is no model \"{id}\"." : $"The model folder {id} does not exist.",
            $"{installed} The path of a model folder can be given as well.{(offered.Length > 0 ? $" To be had: {offered}." : "")}");
    }

    // What begins with a dot is being installed or removed.
    private static bool IsName(string id) => id.IndexOfAny(['/', '\\']) < 0 && !id.StartsWith('.');
}
