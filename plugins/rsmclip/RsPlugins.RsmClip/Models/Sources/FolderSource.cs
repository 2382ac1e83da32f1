using RsPlugins.RsmClip.Model.Checkpoints;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Models.Sources;

/// <summary>A model's folder on this machine; it is copied.</summary>
/// <param name="path">The folder, a full path.</param>
internal sealed class FolderSource(string path) : IModelSource
{
    public string Name => $"folder {SuggestedId}";

    public string SuggestedId => Path.GetFileName(Path.TrimEndingDirectorySeparator(path));

    public bool Resumes => false;

    public string? Fill(string folder, IToolContext context, CancellationToken cancellationToken)
    {
        Dictionary<string, FileInfo> files = new DirectoryInfo(path).EnumerateFiles().ToDictionary(file => file.Name, StringComparer.Ordinal);
        if (ModelFiles.Missing(files.Keys) is { Count: > 0 } missing)
        {
            throw new CheckpointException($"The folder {SuggestedId} is no model: it has no {string.Join(" and no ", missing)}.", "Give a folder in open_clip's hub layout.");
        }

        FileInfo[] wanted = [.. ModelFiles.Wanted(files.Keys).Select(name => files[name])];
        CopyProgress progress = new(context, "copying", wanted.Sum(file => file.Length));
        FreeSpace.Require(folder, wanted.Sum(file => file.Length));
        foreach (FileInfo file in wanted)
        {
            using FileStream from = new(file.FullName, FileMode.Open, FileAccess.Read, FileShare.Read, 1);
            BoundedCopy.ToFile(from, Path.Combine(folder, file.Name), file.Length, progress, cancellationToken);
        }

        return null;
    }
}
