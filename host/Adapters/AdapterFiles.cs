using RsPlugins.Sdk.Tools;

namespace RsPlugins.Host.Adapters;

/// <summary>The files of an adapter in this installation.</summary>
internal static class AdapterFiles
{
    private static readonly string[] LeftOut = ["__pycache__", "node_modules", "bin", "obj"];

    /// <summary>Lists them, without hidden ones and what programs left behind.</summary>
    /// <param name="root">The folder that holds <c>manifests</c>.</param>
    /// <param name="adapter">The adapter.</param>
    /// <returns>The full path of each by its path in the folder that is made, with forward slashes.</returns>
    /// <exception cref="ToolException">A part is missing.</exception>
    public static IReadOnlyDictionary<string, string> Of(string root, AdapterManifest adapter)
    {
        Dictionary<string, string> files = new(StringComparer.Ordinal);
        foreach (AdapterCopy copy in adapter.Install.Copy)
        {
            string source = Path.Combine(root, copy.From);
            string target = copy.To == "." ? string.Empty : copy.To + "/";
            if (File.Exists(source))
            {
                files[copy.To == "." ? Path.GetFileName(source) : copy.To] = source;
            }
            else if (Directory.Exists(source))
            {
                foreach (string file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
                {
                    string name = Path.GetRelativePath(source, file).Replace('\\', '/');
                    if (IsPart(name))
                    {
                        files[target + name] = file;
                    }
                }
            }
            else
            {
                throw Missing(root, copy.From);
            }
        }

        return files;
    }

    /// <summary>The adapter's package.</summary>
    /// <param name="root">The folder that holds <c>manifests</c>.</param>
    /// <param name="package">Its path there.</param>
    /// <returns>The full path.</returns>
    /// <exception cref="ToolException">It is missing.</exception>
    public static string Package(string root, string package)
    {
        string path = Path.Combine(root, package);
        return File.Exists(path) ? path : throw Missing(root, package);
    }

    private static bool IsPart(string name) =>
        !name.EndsWith(".pyc", StringComparison.Ordinal) && name.Split('/').All(part => part[0] != '.' && !LeftOut.Contains(part));

    private static ToolException Missing(string root, string part) => new(
        ErrorIds.FileMissing, $"{part} of RsPlugins is missing in {root}.", $"Install RsPlugins again. In a checkout, {Path.GetDirectoryName(part)!.Replace('\\', '/')}/README.md says how to build it.");
}
