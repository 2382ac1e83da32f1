using RsPlugins.RsmClip.Model.Configuration;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Inference;

/// <summary>Finds model folders: those shipped with the plugin, those in the user's state folder, or any path.</summary>
public sealed class ModelStore(string contentFolder, string stateFolder)
{
    /// <summary>The model used when none is named.</summary>
    public const string DefaultModel = "rs-m-clip-mini";

    private readonly string[] roots = [Path.Combine(stateFolder, "models"), contentFolder];

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
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)];

    /// <summary>Finds a model.</summary>
    /// <param name="model">An id, or the path of a model folder; null or empty for <see cref="DefaultModel"/>.</param>
    /// <returns>The id and the folder.</returns>
    /// <exception cref="ToolException">rs.model.missing, with a list of those that exist.</exception>
    public (string Id, string Folder) Find(string? model)
    {
        string id = string.IsNullOrWhiteSpace(model) ? DefaultModel : model.Trim();
        bool isName = id.IndexOfAny(['/', '\\']) < 0 && id is not ("." or "..");
        if (isName)
        {
            string? known = roots.Select(root => Path.Combine(root, id)).FirstOrDefault(Directory.Exists);
            if (known is not null)
            {
                return (id, known);
            }
        }

        if (Directory.Exists(id))
        {
            string folder = Path.GetFullPath(id);
            return (Path.GetFileName(Path.TrimEndingDirectorySeparator(folder)), folder);
        }

        IReadOnlyList<string> list = List();
        throw new ToolException(
            ErrorIds.ModelMissing,
            isName ? $"There is no model \"{id}\"." : $"The model folder {id} does not exist.",
            list.Count > 0 ? $"Installed models: {string.Join(", ", list)}. The path of a model folder can be given as well." : "No model is installed: give the path of a folder in open_clip's hub layout.");
    }
}
