using System.Formats.Tar;
using System.IO.Compression;
using RsPlugins.RsmClip.Model.Checkpoints;

namespace RsPlugins.RsmClip.Models.Sources;

/// <summary>Goes through the entries of a .zip, .tar, .tar.gz or .tgz file. What could write beside its folder, or fill the disk, is refused before anything is read.</summary>
internal static class ArchiveReader
{
    private const int MostEntries = 10_000;
    private const int UnixTypeShift = 16;
    private const int UnixTypeMask = 0xF000;
    private const int UnixFile = 0x8000;
    private const int UnixFolder = 0x4000;
    private static readonly string[] Endings = [".zip", ".tar", ".tar.gz", ".tgz"];

    /// <summary>Whether a file's name is that of an archive.</summary>
    public static bool IsArchive(string path) => Endings.Any(ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    /// <summary>An archive's name without its ending.</summary>
    public static string NameOf(string path) =>
        Path.GetFileName(path)[..^Endings.Where(ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase)).Max(ending => ending.Length)];

    /// <summary>The entries, one after another.</summary>
    /// <param name="path">The archive.</param>
    /// <param name="cancellationToken">Ends the reading between two entries.</param>
    /// <exception cref="CheckpointException">It holds what no model needs.</exception>
    /// <exception cref="InvalidDataException">It is damaged, or no archive.</exception>
    /// <exception cref="EndOfStreamException">It is cut off.</exception>
    public static IEnumerable<ArchiveEntry> Entries(string path, CancellationToken cancellationToken)
    {
        int count = 0;
        long bytes = 0;
        foreach (ArchiveEntry entry in path.EndsWith(".zip", StringComparison.OrdinalIgnoreCase) ? Zip(path) : Tar(path))
        {
            cancellationToken.ThrowIfCancellationRequested();
            bytes += entry.Length;
            if (++count > MostEntries || bytes > ModelFiles.LargestModel)
            {
                throw Refuse(path, "it holds more than a model has");
            }

            if (entry.Path.Split('/') is var parts && (entry.Path.StartsWith('/') || parts.Contains("..") || entry.Path.AsSpan().IndexOfAny('\\', ':', '\0') >= 0))
            {
                throw Refuse(path, $"its entry \"{entry.Path}\" leads out of the folder");
            }

            if (entry.IsFile)
            {
                yield return entry;
            }
        }
    }

    private static IEnumerable<ArchiveEntry> Zip(string path)
    {
        using ZipArchive archive = ZipFile.OpenRead(path);
        foreach (ZipArchiveEntry entry in archive.Entries)
        {
            int type = (entry.ExternalAttributes >> UnixTypeShift) & UnixTypeMask;
            if (type is not (0 or UnixFile or UnixFolder))
            {
                throw Refuse(path, $"its entry \"{entry.FullName}\" is a link or a device");
            }

            yield return new ArchiveEntry(Tidy(entry.FullName), entry.Length, !entry.FullName.EndsWith('/'), entry.Open);
        }
    }

    private static IEnumerable<ArchiveEntry> Tar(string path)
    {
        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        using Stream plain = path.EndsWith(".tar", StringComparison.OrdinalIgnoreCase) ? file : new GZipStream(file, CompressionMode.Decompress);
        using TarReader reader = new(plain);
        while (reader.GetNextEntry() is { } entry)
        {
            bool isFile = entry.EntryType is TarEntryType.RegularFile or TarEntryType.V7RegularFile or TarEntryType.ContiguousFile;
            if (!isFile && entry.EntryType is not (TarEntryType.Directory or TarEntryType.GlobalExtendedAttributes))
            {
                throw Refuse(path, $"its entry \"{entry.Name}\" is a link or a device");
            }

            yield return new ArchiveEntry(Tidy(entry.Name), entry.Length, isFile, () => entry.DataStream ?? Stream.Null);
        }
    }

    private static string Tidy(string name) => name.StartsWith("./", StringComparison.Ordinal) ? name[2..] : name;

    private static CheckpointException Refuse(string path, string reason) => new($"{Path.GetFileName(path)} is not taken: {reason}.", "Give an archive with nothing but a model's folder, from somebody you trust.");
}
