using System.Text.Json;
using System.Text.RegularExpressions;
using RsPlugins.Host.Plugins.Processes;
using RsPlugins.Sdk.Protocol;

namespace RsPlugins.Host.Plugins;

/// <summary>Reads the <c>runtime</c> of a manifest.</summary>
internal static partial class RuntimeReader
{
    private const int LongestSeconds = 365 * 24 * 3600;

    /// <summary>What stands for a runtime that is wrong; the complaint says why.</summary>
    public static PluginRuntime None { get; } = new DotnetRuntime(string.Empty, string.Empty, PluginIsolation.Host, Reloadable: true, ProcessLimits.Default);

    /// <summary>Reads it.</summary>
    /// <param name="manifest">The manifest's root.</param>
    /// <param name="path">The manifest's full path.</param>
    /// <param name="source">Where the manifest was found.</param>
    public static PluginRuntime Read(ManifestNode manifest, string path, ManifestSource source)
    {
        if (manifest.RequiredObject("runtime") is not { } node)
        {
            return None;
        }

        string kind = node.RequiredText("kind");
        if (kind == "process")
        {
            return ReadProcess(node, path, source);
        }

        if (kind.Length > 0 && kind != "dotnet")
        {
            node.Child("kind").Complain("must be \"dotnet\" or \"process\"");
            return None;
        }

        string assembly = node.RequiredText("assembly") is { Length: > 0 } text ? node.Child("assembly").SafePath(path, source, text) : string.Empty;
        string type = node.RequiredText("type");
        string isolation = node.OptionalText("isolation") ?? "host";
        if (isolation is not ("host" or "process"))
        {
            node.Child("isolation").Complain("must be \"host\" or \"process\"");
        }

        bool reloadable = node.Flag("reloadable") || !node.Has("reloadable");
        return new DotnetRuntime(assembly, type, isolation == "process" ? PluginIsolation.Process : PluginIsolation.Host, reloadable, ReadLimits(node, ProcessLimits.Worker));
    }

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9._+-]*\\z")]
    private static partial Regex ProgramName();

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_]*\\z")]
    private static partial Regex VariableName();

    private static ProcessRuntime ReadProcess(ManifestNode node, string path, ManifestSource source)
    {
        string folder = node.OptionalText("folder") is { Length: > 0 } text ? node.Child("folder").SafePath(path, source, text) : Path.GetDirectoryName(path)!;
        return new ProcessRuntime(ReadCommand(node.Child("command"), path, source), folder, ReadEnvironment(node), ReadLimits(node, ProcessLimits.Default));
    }

    private static List<string> ReadCommand(ManifestNode node, string path, ManifestSource source)
    {
        List<string> words = [];
        foreach (ManifestNode item in node.Items())
        {
            string word = item.Value.ValueKind == JsonValueKind.String ? item.Value.GetString()! : string.Empty;
            if (word.Length == 0 || word.Contains('\0', StringComparison.Ordinal))
            {
                item.Complain("must be a text that is not empty");
            }

            words.Add(word);
        }

        if (words.Count == 0)
        {
            node.Complain("must be an array that begins with a program");
        }
        else if (words[0].Contains('/', StringComparison.Ordinal))
        {
            node.Items().First().SafePath(path, source, words[0]);
        }
        else if (words[0].Length > 0 && !LaunchResolver.Programs.Contains(words[0]) && !ProgramName().IsMatch(words[0]))
        {
            node.Items().First().Complain($"\"{ManifestProblem.Shown(words[0])}\" must be one of {string.Join(", ", LaunchResolver.Programs)}, the name of a program, or a path with forward slashes");
        }

        return words;
    }

    private static Dictionary<string, string> ReadEnvironment(ManifestNode node)
    {
        Dictionary<string, string> variables = new(StringComparer.Ordinal);
        if (!node.Has("environment") || node.RequiredObject("environment") is not { } environment)
        {
            return variables;
        }

        foreach ((string name, ManifestNode variable) in environment.Members())
        {
            if (!VariableName().IsMatch(name) || name == PluginCookie.Variable)
            {
                variable.Complain("a variable's name is letters, digits and underscores, and not the host's own");
            }

            if (variable.Value.ValueKind != JsonValueKind.String || variable.Value.GetString()!.Contains('\0', StringComparison.Ordinal))
            {
                variable.Complain("must be a text");
                continue;
            }

            variables[name] = variable.Value.GetString()!;
        }

        return variables;
    }

    private static ProcessLimits ReadLimits(ManifestNode node, ProcessLimits otherwise) => new(
        Seconds(node, "startTimeoutSeconds", otherwise.Start) ?? otherwise.Start,
        Seconds(node, "callTimeoutSeconds", otherwise.Call),
        Seconds(node, "idleStopSeconds", otherwise.Idle),
        Number(node, "memoryLimitMiB", 1024 * 1024) is { } mebibytes ? (long)(mebibytes * 1024 * 1024) : otherwise.MemoryBytes)
    {
        Cancel = Seconds(node, "cancelTimeoutSeconds", otherwise.Cancel),
    };

    private static TimeSpan? Seconds(ManifestNode node, string name, TimeSpan? otherwise) =>
        !node.Has(name) ? otherwise : Number(node, name, LongestSeconds) is { } seconds ? TimeSpan.FromSeconds(seconds) : null;

    private static double? Number(ManifestNode node, string name, double most)
    {
        ManifestNode child = node.Child(name);
        if (child.Value.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null)
        {
            return null;
        }

        if (child.Value.ValueKind == JsonValueKind.Number && child.Value.TryGetDouble(out double value) && value > 0 && value <= most)
        {
            return value;
        }

        child.Complain($"must be null or a number above 0 and at most {most}");
        return null;
    }
}
