using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace RsPlugins.Host.Plugins;

/// <summary>
/// Reads and checks plugin manifests. The checks are those of manifests/schema/plugin.schema.json and the naming rules that suit every adapter at once;
/// they are written out here because a JSON Schema library costs more start-up time than the whole host.
/// </summary>
internal static partial class ManifestReader
{
    /// <summary>The most characters of an id, a version or a tool's name.</summary>
    public const int LongestName = 128;

    /// <summary>Reads a manifest.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="source">Where it was found.</param>
    /// <returns>The manifest.</returns>
    /// <exception cref="ManifestException">It cannot be used; the exception lists all that is wrong.</exception>
    public static PluginManifest Read(string path, ManifestSource source = ManifestSource.Folder)
    {
        path = Path.GetFullPath(path);
        List<ManifestProblem> problems = [];
        (JsonElement root, byte[] bytes) = ManifestText.Read(path);
        PluginManifest manifest = ReadPlugin(new ManifestNode(root, string.Empty, problems), path, source) with { Hash = Convert.ToHexStringLower(SHA256.HashData(bytes)) };
        return problems.Count == 0 ? manifest : throw new ManifestException(path, problems);
    }

    [GeneratedRegex("^[a-z][a-z0-9]*(-[a-z0-9]+)*\\z")]
    internal static partial Regex PluginId();

    [GeneratedRegex("^[0-9]+\\.[0-9]+\\.[0-9]+([-+][0-9A-Za-z.+-]+)?\\z")]
    private static partial Regex VersionNumber();

    private static PluginManifest ReadPlugin(ManifestNode node, string path, ManifestSource source)
    {
        if (node.Value.ValueKind != JsonValueKind.Object)
        {
            node.Complain("it must be a JSON object");
            return new PluginManifest(string.Empty, string.Empty, string.Empty, path, source, RuntimeReader.None, string.Empty, []);
        }

        node.CheckText("$schema");
        string id = node.Matching("id", PluginId(), "must be lower-case words joined by hyphens, such as \"spectral-indices\"");
        if (ReservedNames.IsDevice(id))
        {
            node.Child("id").Complain($"\"{id}\" cannot be the name of a folder on Windows");
        }

        string version = node.Matching("version", VersionNumber(), "must be a version such as \"1.0.0\"");
        string title = node.RequiredText("title");
        node.CheckText("description");
        PluginRuntime runtime = RuntimeReader.Read(node, path, source);
        string content = node.OptionalText("content") is { } text
            ? node.Child("content").SafePath(path, source, text)
            : Path.GetDirectoryName(path)!;
        List<ToolManifest> tools = ReadTools(node, source);
        return new PluginManifest(id, version, title, path, source, runtime, content, tools) { Models = ReadModels(node, tools), StatusTool = ReadToolName(node, "status", tools) };
    }

    private static ModelTools? ReadModels(ManifestNode node, List<ToolManifest> tools)
    {
        if (node.OptionalObject("models") is not { } models)
        {
            return null;
        }

        if (!models.Has("list"))
        {
            models.Child("list").Complain("is missing");
        }

        return new ModelTools(ReadToolName(models, "list", tools) ?? string.Empty, ReadToolName(models, "install", tools), ReadToolName(models, "remove", tools));
    }

    private static string? ReadToolName(ManifestNode node, string purpose, List<ToolManifest> tools)
    {
        string? name = node.OptionalText(purpose);
        if (name is { Length: > 0 } && tools.TrueForAll(tool => tool.Name != name))
        {
            node.Child(purpose).Complain($"\"{ManifestProblem.Shown(name)}\" is no tool of this manifest");
        }

        return name;
    }

    private static List<ToolManifest> ReadTools(ManifestNode node, ManifestSource source)
    {
        ManifestNode tools = node.Child("tools");
        if (tools.Value.ValueKind != JsonValueKind.Array || tools.Value.GetArrayLength() == 0)
        {
            tools.Complain("must be an array with at least one tool");
        }

        List<ToolManifest> list = [];
        foreach (ManifestNode tool in tools.Items())
        {
            if (tool.Value.ValueKind != JsonValueKind.Object)
            {
                tool.Complain("must be an object");
                continue;
            }

            ToolManifest read = ToolReader.Read(tool);
            if (source != ManifestSource.Installation && read.Name.StartsWith(ReservedNames.OwnPrefix, StringComparison.Ordinal))
            {
                tool.Child("name").Complain($"\"{read.Name}\": names that begin with \"{ReservedNames.OwnPrefix}\" belong to the plugins of the installation");
            }

            if (list.Find(other => ReservedNames.Joined(other.Name) == ReservedNames.Joined(read.Name)) is { } same)
            {
                tool.Child("name").Complain(same.Name == read.Name ? $"\"{read.Name}\" is listed twice" : $"\"{read.Name}\" differs from \"{same.Name}\" by dots only, which some programs leave out");
            }

            list.Add(read);
        }

        return list;
    }
}
