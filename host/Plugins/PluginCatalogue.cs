using RsPlugins.Sdk.Protocol;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.Host.Plugins;

/// <summary>The manifests found on this machine, and what is wrong with those that cannot be used. Nothing is loaded here.</summary>
/// <param name="Manifests">The usable manifests, ordered by path; ids and tool names are unique among them.</param>
/// <param name="Problems">One entry for each manifest that was left out.</param>
internal sealed record PluginCatalogue(IReadOnlyList<PluginManifest> Manifests, IReadOnlyList<ErrorData> Problems)
{
    private const string Pattern = "*.plugin.json";

    /// <summary>Finds the shipped manifests and those in further folders.</summary>
    /// <param name="further">Folders that the user named; each must exist.</param>
    /// <returns>The catalogue.</returns>
    /// <exception cref="ToolException">A named folder does not exist.</exception>
    public static PluginCatalogue Find(IEnumerable<string> further)
    {
        List<string> files = [];
        if (ShippedFolder(AppContext.BaseDirectory) is { } shipped)
        {
            files.AddRange(Directory.EnumerateFiles(shipped, Pattern).Order(StringComparer.Ordinal));
        }

        foreach (string folder in further)
        {
            if (!Directory.Exists(folder))
            {
                throw new ToolException(ErrorIds.FileMissing, $"There is no plugin folder \"{folder}\".", "Give --plugins a folder that holds *.plugin.json files.");
            }

            EnumerationOptions twoLevels = new() { RecurseSubdirectories = true, MaxRecursionDepth = 1 };
            files.AddRange(Directory.EnumerateFiles(Path.GetFullPath(folder), Pattern, twoLevels).Order(StringComparer.Ordinal));
        }

        return Read(files.Distinct());
    }

    /// <summary>Reads given manifests.</summary>
    /// <param name="files">Their paths, the more important first.</param>
    /// <returns>The catalogue.</returns>
    public static PluginCatalogue Read(IEnumerable<string> files)
    {
        List<PluginManifest> manifests = [];
        List<ErrorData> problems = [];
        foreach (string file in files)
        {
            try
            {
                PluginManifest manifest = ManifestReader.Read(file);
                List<ManifestProblem> clashes = [.. Clashes(manifest, manifests)];
                if (clashes.Count > 0)
                {
                    throw new ManifestException(file, clashes);
                }

                manifests.Add(manifest);
            }
            catch (ManifestException broken)
            {
                problems.Add(new ErrorData(ErrorIds.PluginBroken, broken.Message, "Correct the manifest; manifests/schema/plugin.schema.json says what it may hold."));
            }
        }

        return new PluginCatalogue(manifests, problems);
    }

    // In a checkout the exe lies below host/bin, in an installed copy beside the folder: the nearest one upward is meant.
    private static string? ShippedFolder(string start)
    {
        for (DirectoryInfo? folder = new(start); folder is not null; folder = folder.Parent)
        {
            string candidate = Path.Combine(folder.FullName, "manifests");
            if (Directory.Exists(candidate) && Directory.EnumerateFiles(candidate, Pattern).Any())
            {
                return candidate;
            }
        }

        return null;
    }

    private static IEnumerable<ManifestProblem> Clashes(PluginManifest manifest, List<PluginManifest> earlier)
    {
        if (earlier.Find(other => other.Id == manifest.Id) is { } same)
        {
            yield return new ManifestProblem("id", $"\"{manifest.Id}\" is already the id of {Path.GetFileName(same.Path)}");
        }

        foreach (ToolManifest tool in manifest.Tools)
        {
            if (earlier.Find(other => other.Tools.Any(theirs => theirs.Name == tool.Name)) is { } owner)
            {
                yield return new ManifestProblem("tools", $"\"{tool.Name}\" is already a tool of {owner.Id}");
            }
        }
    }
}
