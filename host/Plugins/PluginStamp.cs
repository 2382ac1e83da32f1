using System.Globalization;

namespace RsPlugins.Host.Plugins;

/// <summary>Tells whether a plugin's files are still those that it was loaded from.</summary>
internal static class PluginStamp
{
    /// <summary>A text that is another one as soon as the manifest, or a file beside a .NET plugin's assembly, is another one.</summary>
    /// <param name="manifest">The plugin's manifest.</param>
    public static string Of(PluginManifest manifest)
    {
        DirectoryInfo? folder = manifest.Runtime is DotnetRuntime runtime ? new FileInfo(runtime.Assembly).Directory : null;
        IEnumerable<string> files = folder is not { Exists: true } ? [] : folder.EnumerateFiles()
            .OrderBy(file => file.Name, StringComparer.Ordinal)
            .Select(file => string.Create(CultureInfo.InvariantCulture, $"{file.Name}:{file.Length}:{file.LastWriteTimeUtc.Ticks}"));
        return string.Join('/', [manifest.Hash, .. files]);
    }
}
