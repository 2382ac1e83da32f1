using RsPlugins.RsmClip.Models.Hub;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Models.Sources;

/// <summary>Tells what a source in words is.</summary>
internal static class SourceReader
{
    private const string HubPrefix = "hf:";

    /// <summary>Reads a source: a preset, "hf:owner/name[@revision]", a folder or an archive.</summary>
    /// <param name="text">The source.</param>
    /// <param name="hub">Gives how to reach the hub; asked only where the source lies there.</param>
    /// <exception cref="ToolException">It is none of these.</exception>
    public static IModelSource Read(string text, Func<HubOptions> hub)
    {
        string source = text.Trim();
        if (ModelPreset.Find(source) is { } preset && !Directory.Exists(source))
        {
            source = preset.Source;
        }

        if (source.StartsWith(HubPrefix, StringComparison.OrdinalIgnoreCase))
        {
            return new HubSource(HubRepository.Parse(source[HubPrefix.Length..]), hub());
        }

        string path = Path.GetFullPath(source.Length > 0 ? source : ".");
        if (source.Length > 0 && Directory.Exists(path))
        {
            return new FolderSource(path);
        }

        if (File.Exists(path))
        {
            return ArchiveReader.IsArchive(path)
                ? new ArchiveSource(path)
                : throw Unknown($"{Path.GetFileName(path)} is neither a folder nor a .zip, .tar, .tar.gz or .tgz file.", ErrorIds.ArgumentInvalid);
        }

        throw Unknown($"There is no folder, archive or known model \"{source}\".", ErrorIds.FileMissing);
    }

    private static ToolException Unknown(string message, string id) => new(
        id,
        message,
        $"Give a model's folder, an archive of one, hf:owner/name[@revision], or one of these: {string.Join("; ", ModelPreset.All.Select(preset => preset.Offer))}.");
}
