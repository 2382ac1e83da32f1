using RsPlugins.Host.Connections;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.Host.Plugins.Processes;

/// <summary>Turns what a manifest says into a program that can be started.</summary>
internal static class LaunchResolver
{
    /// <summary>The command of this program that runs one .NET plugin.</summary>
    public const string WorkerCommand = "worker";

    /// <summary>The first words of a command that stand for a program.</summary>
    public static IReadOnlyList<string> Programs { get; } = ["{python}", "{node}", "{dotnet}", "{rsplugins}"];

    /// <summary>Resolves a command.</summary>
    /// <param name="manifest">The plugin's manifest.</param>
    /// <param name="runtime">Its runtime.</param>
    /// <returns>The program to start.</returns>
    /// <exception cref="ToolException"><see cref="ErrorIds.PluginBroken"/>: the program is not there.</exception>
    public static ProcessLaunch Resolve(PluginManifest manifest, ProcessRuntime runtime)
    {
        if (!Directory.Exists(runtime.Folder))
        {
            throw Broken(manifest, $"its folder {Path.GetFileName(runtime.Folder)} is missing", $"Install the plugin again; the folder is looked for at {runtime.Folder}.");
        }

        string[] words = [.. runtime.Command.Skip(1).Select(word => Fill(word, runtime.Folder))];
        IReadOnlyList<string> program = runtime.Command[0] switch
        {
            "{python}" => ProgramFinder.Python() ?? throw Broken(manifest, "Python is not found", "Install Python 3.9 or later, or name it in RSPLUGINS_PYTHON."),
            "{node}" => ProgramFinder.Node() ?? throw Broken(manifest, "Node.js is not found", "Install Node.js, or name it in RSPLUGINS_NODE."),
            "{dotnet}" => [ProgramFinder.Dotnet],
            "{rsplugins}" => [OwnProgram.Command.File, .. OwnProgram.Command.Arguments],
            string name when !name.Contains('/', StringComparison.Ordinal) =>
                [ProgramFinder.OnPath(name) ?? throw Broken(manifest, $"the program \"{name}\" is not on the search path", $"Install {name}.")],
            string path => [File(manifest, path)],
        };
        Dictionary<string, string> environment = runtime.Environment.ToDictionary(pair => pair.Key, pair => Fill(pair.Value, runtime.Folder), StringComparer.Ordinal);
        return new ProcessLaunch(program[0], [.. program.Skip(1), .. words], runtime.Folder, environment);
    }

    /// <summary>The launch of a .NET plugin in a process of its own.</summary>
    /// <param name="manifest">The plugin's manifest.</param>
    /// <param name="verbose">Whether it logs everything.</param>
    /// <returns>The program to start.</returns>
    public static ProcessLaunch Worker(PluginManifest manifest, bool verbose)
    {
        (string file, string[] arguments) = OwnProgram.Command;
        string[] words = [.. arguments, WorkerCommand, "--manifest", manifest.Path];
        return new ProcessLaunch(file, verbose ? [.. words, "--verbose"] : words, null, new Dictionary<string, string>());
    }

    private static string File(PluginManifest manifest, string path)
    {
        string full = ManifestPaths.Resolve(manifest.Path, manifest.Source, path, out string? problem) ?? throw Broken(manifest, $"the path \"{path}\" {problem}", "Correct runtime.command in the manifest.");
        return ProgramFinder.IsProgram(full) ? full : throw Broken(manifest, $"{Path.GetFileName(full)} is missing or may not be run", $"Install the plugin again; the program is looked for at {full}.");
    }

    private static string Fill(string text, string folder)
    {
        string filled = text.Replace("{folder}", folder, StringComparison.Ordinal);
        return filled.Contains("{sdk}", StringComparison.Ordinal) ? filled.Replace("{sdk}", SdkFolder(), StringComparison.Ordinal) : filled;
    }

    private static string SdkFolder() => ShippedFolder.Find("sdk", "python") ?? Path.Combine(AppContext.BaseDirectory, "sdk", "python");

    private static ToolException Broken(PluginManifest manifest, string what, string hint) =>
        new(ErrorIds.PluginBroken, $"The plugin {manifest.Id} cannot be started: {what}.", hint);
}
