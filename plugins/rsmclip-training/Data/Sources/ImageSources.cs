using System.Globalization;
using System.Text.RegularExpressions;

namespace RsPlugins.RsmClip.Training.Data.Sources;

/// <summary>Opens what <c>images</c> of a data set names: a folder, a ZIP file, a tar archive, a folder of tar archives, or several of them by a pattern such as <c>train-{000..011}.tar</c>.</summary>
public static partial class ImageSources
{
    private const int MostShards = 100_000;
    private const int MagicBytes = 512;
    private const int TarMagicAt = 257;

    /// <summary>Opens a source; what kind it is tells its first bytes.</summary>
    /// <param name="images">Path or pattern.</param>
    /// <param name="set">Name of the data set, for messages.</param>
    /// <exception cref="TrainingException">There is nothing of that name, or nothing that can be read.</exception>
    public static IImageSource Open(string images, string set)
    {
        if (images.Length == 0)
        {
            throw new TrainingException($"Data set {set} names no images.", "Give images: a folder, a ZIP file or tar archives.");
        }

        if (Directory.Exists(images))
        {
            string[] shards = [.. Directory.EnumerateFiles(images, "*.tar").Order(StringComparer.Ordinal)];
            return shards.Length > 0 ? new TarSource(shards) : new FolderSource(images);
        }

        if (File.Exists(images))
        {
            return OpenFile(images);
        }

        string[] paths = [.. Expand(images)];
        string? missing = paths.FirstOrDefault(path => !File.Exists(path));
        if (missing is not null)
        {
            throw new TrainingException($"{missing} of data set {set} does not exist.", "Give images: a folder, a ZIP file or tar archives such as train-{000..011}.tar.");
        }

        return new TarSource(paths);
    }

    /// <summary>The names that a pattern stands for: <c>{000..011}</c> counts with leading zeros, <c>{a,b}</c> lists.</summary>
    /// <param name="pattern">The pattern.</param>
    public static IEnumerable<string> Expand(string pattern)
    {
        Match braces = Braces().Match(pattern);
        if (!braces.Success)
        {
            return [pattern];
        }

        string before = pattern[..braces.Index], after = pattern[(braces.Index + braces.Length)..];
        return Alternatives(braces).SelectMany(one => Expand(after).Select(rest => before + one + rest));
    }

    private static IEnumerable<string> Alternatives(Match braces)
    {
        if (!braces.Groups["from"].Success)
        {
            return braces.Groups["list"].Value.Split(',');
        }

        string first = braces.Groups["from"].Value, last = braces.Groups["to"].Value;
        int from = int.Parse(first, CultureInfo.InvariantCulture), to = int.Parse(last, CultureInfo.InvariantCulture);
        return to >= from && to - from < MostShards
            ? Enumerable.Range(from, to - from + 1).Select(i => i.ToString("D" + first.Length.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture))
            : throw new TrainingException($"{{{first}..{last}}} counts backwards or too far.", "Write the lower number first.");
    }

    private static IImageSource OpenFile(string path)
    {
        byte[] start = new byte[MagicBytes];
        int read;
        using (FileStream stream = File.OpenRead(path))
        {
            read = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        }

        ReadOnlySpan<byte> magic = start.AsSpan(0, read);
        if (magic.StartsWith("PK"u8))
        {
            try
            {
                return new ZipSource(path);
            }
            catch (InvalidDataException damaged)
            {
                throw new TrainingException($"{path} is a damaged ZIP file.", "Write or copy it again.", damaged);
            }
        }

        if (magic.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]))
        {
            throw new TrainingException($"{path} is compressed: files in it cannot be read in any order.", "Unpack it with gunzip; images are compressed already.");
        }

        return magic.Length > TarMagicAt && magic[TarMagicAt..].StartsWith("ustar"u8)
            ? new TarSource([path])
            : throw new TrainingException($"{path} is neither a folder nor a ZIP file nor a tar archive.", "Correct data.sets in the training configuration.");
    }

    [GeneratedRegex(@"\{(?:(?<from>\d{1,9})\.\.(?<to>\d{1,9})|(?<list>[^{},]*(?:,[^{},]*)+))\}", RegexOptions.CultureInvariant)]
    private static partial Regex Braces();
}
