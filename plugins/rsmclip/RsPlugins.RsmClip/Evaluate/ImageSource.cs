using System.IO.Compression;
using RsPlugins.Geo.Images;
using RsPlugins.RsmClip.Embed;
using RsPlugins.RsmClip.Inference;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Evaluate;

/// <summary>The images of a data set, in a folder or a zip.</summary>
internal sealed class ImageSource : IDisposable
{
    private const int ImagesPerStep = 64;
    private readonly string folder;
    private readonly ZipArchive? zip;
    private readonly Dictionary<string, ZipArchiveEntry> entries = new(StringComparer.Ordinal);

    public ImageSource(string path)
    {
        folder = path;
        if (!Directory.Exists(path))
        {
            zip = ZipFile.OpenRead(path);
            foreach (ZipArchiveEntry entry in zip.Entries)
            {
                entries[entry.FullName] = entry;
            }
        }
    }

    /// <summary>Embeds images by their names.</summary>
    public float[][] Embed(LoadedModel model, IReadOnlyList<string> names, string stage, IToolContext context, CancellationToken cancellationToken)
    {
        List<float[]> result = [];
        foreach (string[] step in names.Chunk(ImagesPerStep))
        {
            byte[][] files = [.. step.Select(Read)];
            byte[][] pixels = new byte[files.Length][];
            Parallel.For(0, files.Length, new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = ModelPool.DefaultThreads }, i =>
                pixels[i] = model.Images.Preprocessor.ResizeAndCrop(EmbedTool.ToPixelImage(ImageFile.Decode(files[i]))));
            result.AddRange(model.Images.Encode(pixels, cancellationToken));
            context.Report(ToolProgress.Of(stage, result.Count, names.Count, "images"));
        }

        return [.. result];
    }

    /// <summary>Whether there is a file of this name.</summary>
    public bool Holds(string name) => Find(name) is not null;

    public void Dispose() => zip?.Dispose();

    /// <summary>Reads a file whose name may or may not begin with the data set's own folder.</summary>
    public byte[] Read(string name)
    {
        string found = Find(name) ?? throw Missing(name);
        if (zip is null)
        {
            return File.ReadAllBytes(found);
        }

        using Stream stream = entries[found].Open();
        using MemoryStream memory = new();
        stream.CopyTo(memory);
        return memory.ToArray();
    }

    private string? Find(string name)
    {
        string[] spellings = [name, name[(name.IndexOf('/', StringComparison.Ordinal) + 1)..], $"eurosat/{name}"];
        return zip is null ? spellings.Select(spelling => Path.GetFullPath(Path.Combine(folder, spelling))).FirstOrDefault(path => IsInside(path) && File.Exists(path)) : spellings.FirstOrDefault(entries.ContainsKey);
    }

    /// <summary>Whether a path lies in the folder: names come from files, and may not lead out of it.</summary>
    private bool IsInside(string path) => !Path.GetRelativePath(folder, path).StartsWith("..", StringComparison.Ordinal) && !Path.IsPathRooted(Path.GetRelativePath(folder, path));

    private ToolException Missing(string name) => new(ErrorIds.FileMissing, $"The image {name} is not in {Path.GetFileName(folder)}.", "Give the folder or zip that belongs to the split file.");
}
