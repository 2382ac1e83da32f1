using RsPlugins.Sdk.Protocol;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.Host.Plugins;

/// <summary>The manifests found on this machine, and what is wrong with those that cannot be used. Nothing is loaded here.</summary>
/// <param name="Manifests">The usable manifests, the more important first; ids and tool names are unique among them.</param>
/// <param name="Problems">One entry for each manifest that was left out.</param>
internal sealed record PluginCatalogue(IReadOnlyList<PluginManifest> Manifests, IReadOnlyList<ErrorData> Problems)
{
    /// <summary>Reads the installation's manifests, the user's and those in further folders.</summary>
    /// <param name="userFolder">Where this user's plugins are installed, each in a folder of its own; it need not exist.</param>
    /// <param name="further">Full paths of folders that the user named. What is wrong with them is among the problems.</param>
    /// <returns>The catalogue.</returns>
    public static PluginCatalogue Find(string userFolder, IReadOnlyList<string> further)
    {
        ManifestFinder finder = new(userFolder, further);
        finder.Find();
        PluginCatalogue read = Read(finder.Found);
        return read with { Problems = [.. finder.Refused.Select(Problem), .. read.Problems] };
    }

    /// <summary>Reads given manifests.</summary>
    /// <param name="files">Their paths, the more important first.</param>
    /// <returns>The catalogue.</returns>
    public static PluginCatalogue Read(IEnumerable<string> files) => Read(files.Select(file => (file, ManifestSource.Folder)));

    private static PluginCatalogue Read(IEnumerable<(string Path, ManifestSource Source)> files)
    {
        List<PluginManifest> manifests = [];
        List<ErrorData> problems = [];
        foreach ((string file, ManifestSource source) in files)
        {
            try
            {
                PluginManifest manifest = ManifestReader.Read(file, source);
                List<ManifestProblem> clashes = [.. Clashes(manifest, manifests)];
                if (clashes.Count > 0)
                {
                    throw new ManifestException(file, clashes);
                }

                manifests.Add(manifest);
            }
            catch (ManifestException broken)
            {
                problems.Add(Problem(broken));
            }
        }

        return new PluginCatalogue(manifests, problems);
    }

    private static ErrorData Problem(ManifestException broken) =>
        new(ErrorIds.PluginBroken, broken.Message, "Correct the manifest; manifests/schema/plugin.schema.json says what it may hold.", broken.Path);

    private static IEnumerable<ManifestProblem> Clashes(PluginManifest manifest, List<PluginManifest> earlier)
    {
        if (earlier.Find(other => other.Id == manifest.Id) is { } same)
        {
            yield return new ManifestProblem("id", $"\"{manifest.Id}\" is already the id of {Path.GetFileName(same.Path)}");
        }

        foreach (ToolManifest tool in manifest.Tools)
        {
            string joined = ReservedNames.Joined(tool.Name);
            foreach (PluginManifest owner in earlier)
            {
                if (owner.Tools.FirstOrDefault(theirs => ReservedNames.Joined(theirs.Name) == joined) is { } theirs)
                {
                    yield return new ManifestProblem("tools", theirs.Name == tool.Name
                        ? $"\"{tool.Name}\" is already a tool of {owner.Id}"
                        : $"\"{tool.Name}\" differs from \"{theirs.Name}\" of {owner.Id} by dots only, which some programs leave out");
                    break;
                }
            }
        }
    }
}
