using System.Text.Json;
using System.Text.Json.Nodes;
using RsPlugins.Host.Plugins;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.Host.Connections.Remote;

/// <summary>Keeps a remote client to its own uploads and the folders that the host serves, wherever links lead.</summary>
internal sealed class PathGuard
{
    private readonly string[] folders;

    /// <summary>Makes a guard.</summary>
    /// <param name="uploads">The client's uploads; relative paths start here.</param>
    /// <param name="roots">The folders that the host serves.</param>
    public PathGuard(string uploads, IEnumerable<string> roots)
    {
        Uploads = RealPath.Of(uploads) ?? uploads;
        folders = [Uploads, .. roots.Select(root => RealPath.Of(root) ?? throw Forbidden(root)).Select(Path.TrimEndingDirectorySeparator)];
    }

    /// <summary>The folder of the client's uploads.</summary>
    public string Uploads { get; }

    /// <summary>Checks one path.</summary>
    /// <param name="path">A full path, or one relative to the uploads.</param>
    /// <returns>The full path that it really is.</returns>
    /// <exception cref="ToolException"><see cref="ErrorIds.PathForbidden"/>.</exception>
    public string Resolve(string path)
    {
        if (path.Length == 0 || path.Contains('\0', StringComparison.Ordinal))
        {
            throw Forbidden(path);
        }

        string full = Path.Combine(Uploads, path);
        string real = (Path.IsPathFullyQualified(full) ? Real(full) : null) ?? throw Forbidden(path);
        string folder = folders.FirstOrDefault(folder => Lies(real, folder)) ?? throw Forbidden(path);

        // What clients name must mean the same file on every system; what the owner serves is named as it is.
        return (folder != Uploads || FileNames.ArePlain(real[folder.Length..])) && !FileKind.IsSpecial(real) ? real : throw Forbidden(path);
    }

    /// <summary>Whether the client may reach a path.</summary>
    /// <param name="path">As for <see cref="Resolve"/>.</param>
    public bool Reaches(string path)
    {
        try
        {
            _ = Resolve(path);
            return true;
        }
        catch (ToolException)
        {
            return false;
        }
    }

    /// <summary>Checks the paths among a call's arguments.</summary>
    /// <param name="tool">The tool.</param>
    /// <param name="arguments">Its arguments, an object that fits its schema.</param>
    /// <returns>The arguments with full paths.</returns>
    /// <exception cref="ToolException"><see cref="ErrorIds.PathForbidden"/>.</exception>
    public JsonElement Admit(ToolManifest tool, JsonElement arguments)
    {
        Dictionary<string, ToolParameter> parameters = tool.Parameters.ToDictionary(parameter => parameter.Name, StringComparer.Ordinal);
        return JsonSerializer.SerializeToElement(PathValues.Members(
            arguments, member => parameters.TryGetValue(member.Name, out ToolParameter? parameter) ? Admit(tool, parameter, member.Value) : Unknown(tool, member)));
    }

    private static bool Lies(string path, string folder)
    {
        StringComparison comparison = OperatingSystem.IsLinux() ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
        return path.Equals(folder, comparison)
            || (path.StartsWith(folder, comparison) && (Path.EndsInDirectorySeparator(folder) || path[folder.Length] == Path.DirectorySeparatorChar));
    }

    private static ToolException Forbidden(string path) => new(
        ErrorIds.PathForbidden,
        $"This host does not serve the path \"{path}\".",
        "A remote client reaches its own uploads, by relative paths, and the folders that the host was started with (--root).");

    private static string? Real(string path)
    {
        try
        {
            return RealPath.Of(path);
        }
        catch (Exception unreachable) when (unreachable is IOException or UnauthorizedAccessException)
        {
            // Too long a name, or a folder that may not be looked into.
            return null;
        }
    }

    // Where the tool takes no others, the check that follows says so, with the near names.
    private static JsonNode? Unknown(ToolManifest tool, JsonProperty member) =>
        tool.InputSchema.ValueKind == JsonValueKind.Object && tool.InputSchema.TryGetProperty("additionalProperties", out JsonElement more) && more.ValueKind == JsonValueKind.False
            ? JsonSerializer.SerializeToNode(member.Value)
            : throw new ToolException(ErrorIds.ArgumentInvalid, $"A remote client may not give {tool.Name} the argument \"{member.Name}\".", "Give only arguments that the tool's manifest lists.");

    private JsonNode? Admit(ToolManifest tool, ToolParameter parameter, JsonElement value) => !parameter.LocalOnly || (parameter.Default is JsonElement usual && JsonElement.DeepEquals(usual, value))
        ? PathValues.Replace(parameter, value, text => parameter.Kind == "model" && IsModelName(text) ? text : Resolve(text))
        : throw new ToolException(ErrorIds.HostDenied, $"This host lets no remote client give {tool.Name} the argument \"{parameter.Name}\".", "Leave it out: the host's owner may have set it.");

    // An installed model's name; but a file of that name, here or where the host stands, would be taken for the model itself.
    private bool IsModelName(string text) =>
        text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.') && text.Trim('.').Length > 0 && !Path.Exists(Path.Combine(Uploads, text)) && !Path.Exists(Path.GetFullPath(text));
}
