using RsPlugins.RsmClip.Model.Checkpoints;
using RsPlugins.RsmClip.Model.Configuration;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Models.Sources;

/// <summary>An archive with a model's folder on this machine.</summary>
/// <param name="path">The archive, a full path.</param>
internal sealed class ArchiveSource(string path) : IModelSource
{
    public string Name => $"archive {Path.GetFileName(path)}";

    public string SuggestedId => ArchiveReader.NameOf(path);

    public bool Resumes => false;

    public string? Fill(string folder, IToolContext context, CancellationToken cancellationToken)
    {
        try
        {
            Unpack(folder, context, cancellationToken);
            return null;
        }
        catch (Exception failure) when (failure is InvalidDataException or EndOfStreamException or FormatException or OverflowException)
        {
            throw new CheckpointException($"{Path.GetFileName(path)} is damaged, or no archive: {failure.Message}", "Fetch the archive again.", failure);
        }
    }

    private void Unpack(string folder, IToolContext context, CancellationToken cancellationToken)
    {
        context.Report(new ToolProgress(null, "reading archive"));
        ArchiveEntry[] entries = [.. ArchiveReader.Entries(path, cancellationToken)];
        string[] homes = [.. entries.Where(entry => entry.Name == ModelConfig.FileName).Select(entry => entry.Folder).Distinct()];
        if (homes.Length != 1)
        {
            throw new CheckpointException(
                $"{Path.GetFileName(path)} holds {(homes.Length == 0 ? "no" : "more than one")} {ModelConfig.FileName}.",
                "Give an archive of one folder in open_clip's hub layout.");
        }

        Dictionary<string, ArchiveEntry> files = entries.Where(entry => entry.Folder == homes[0]).GroupBy(entry => entry.Name, StringComparer.Ordinal).ToDictionary(
            group => group.Key,
            group => group.Count() == 1 ? group.First() : throw new CheckpointException($"{Path.GetFileName(path)} holds {group.Key} twice.", "Pack the folder again."),
            StringComparer.Ordinal);
        if (ModelFiles.Missing(files.Keys) is { Count: > 0 } missing)
        {
            throw new CheckpointException($"{Path.GetFileName(path)} holds no model: it has no {string.Join(" and no ", missing)}.", "Give an archive of one folder in open_clip's hub layout.");
        }

        HashSet<string> wanted = [.. ModelFiles.Wanted(files.Keys)];
        long total = wanted.Sum(name => files[name].Length);
        FreeSpace.Require(folder, total);
        CopyProgress progress = new(context, "unpacking", total);

        // A compressed tar can only be read from its start, so the entries are gone through once more.
        foreach (ArchiveEntry entry in ArchiveReader.Entries(path, cancellationToken).Where(entry => entry.Folder == homes[0] && wanted.Contains(entry.Name)))
        {
            using Stream from = entry.Open();
            BoundedCopy.ToFile(from, Path.Combine(folder, entry.Name), entry.Length, progress, cancellationToken);
        }
    }
}
