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
    private static readonly string[] Extensions = [".png", ".jpg", ".jpeg", ".tif", ".tiff"];
    private readonly string folder;
    private readonly ZipArchive? zip;
    private readonly Dictionary<string, ZipArchiveEntry> entries = new(StringComparer.Ordinal);
    private readonly Lazy<ILookup<string, string>> byName;

    public ImageSource(string path)
    {
        folder = path;
        byName = new Lazy<ILookup<string, string>>(() => Images().ToLookup(file => file[(file.LastIndexOf('/') + 1)..], StringComparer.Ordinal));
        if (Directory.Exists(path))
        {
            return;
        }

        try
        {
            zip = ZipFile.OpenRead(path);
        }
        catch (InvalidDataException problem)
        {
            throw new ToolException(ErrorIds.FileDamaged, $"{Path.GetFileName(path)} is neither a folder nor a zip.", "Give the folder of the images, or a zip of it.", problem.Message, problem);
        }

        foreach (ZipArchiveEntry entry in zip.Entries)
        {
            entries[entry.FullName] = entry;
        }
    }

    /// <summary>Full path of the folder or zip.</summary>
    public string Location => Path.GetFullPath(folder);

    /// <summary>Its name without folder and extension.</summary>
    public string Name => Path.GetFileNameWithoutExtension(Path.TrimEndingDirectorySeparator(Location));

    /// <summary>The names of all images, sorted.</summary>
    public string[] Images() =>
    [
        .. (zip is null ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/')) : entries.Keys)
            .Where(file => Extensions.Contains(Path.GetExtension(file).ToLowerInvariant()) && !Path.GetFileName(file).StartsWith('.'))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Embeds images by their names.</summary>
    /// <exception cref="ToolException">An image is missing; the message names the first and their number.</exception>
    public float[][] Embed(LoadedModel model, IReadOnlyList<string> names, string stage, IToolContext context, CancellationToken cancellationToken)
    {
        string[] missing = [.. names.Where(name => !Holds(name))];
        if (missing.Length > 0)
        {
            throw Missing(missing[0], missing.Length, names.Count);
        }

        using EmbeddingJournal journal = new(context.Job.Folder, model, Location, names);
        List<float[]> result = journal.Earlier;
        foreach (string[] step in names.Skip(result.Count).ToArray().Chunk(ImagesPerStep))
        {
            byte[][] files = zip is null ? [] : [.. step.Select(Read)];
            byte[][] pixels = new byte[step.Length][];
            Parallel.For(0, step.Length, new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = ModelPool.DefaultThreads }, i =>
                pixels[i] = zip is null ? EmbedTool.Whole(Find(step[i])!, new EmbedArguments(), model, cancellationToken) : Decode(files[i], step[i], model, cancellationToken));
            float[][] rows = model.Images.Encode(pixels, cancellationToken);
            journal.Add(rows);
            result.AddRange(rows);
            context.Report(ToolProgress.Of(stage, result.Count, names.Count, "images"));
            cancellationToken.ThrowIfCancellationRequested();
        }

        return [.. result];
    }

    /// <summary>Whether there is a file of this name.</summary>
    public bool Holds(string name) => Find(name) is not null;

    public void Dispose() => zip?.Dispose();

    /// <summary>Reads a file whose name may or may not begin with the data set's own folder.</summary>
    public byte[] Read(string name)
    {
        string found = Find(name) ?? throw Missing(name, 1, 1);
        if (zip is null)
        {
            return File.ReadAllBytes(found);
        }

        // All entries are read through the one stream of the archive.
        lock (zip)
        {
            using Stream stream = entries[found].Open();
            using MemoryStream memory = new();
            stream.CopyTo(memory);
            return memory.ToArray();
        }
    }

    /// <summary>Gives a file a path of its own for as long as it is used.</summary>
    public T Use<T>(string name, Func<string, T> use)
    {
        if (zip is null)
        {
            return use(Find(name) ?? throw Missing(name, 1, 1));
        }

        string copy = Path.Combine(Path.GetTempPath(), $"rsplugins-{Guid.NewGuid():N}{Path.GetExtension(name)}");
        try
        {
            File.WriteAllBytes(copy, Read(name));
            return use(copy);
        }
        finally
        {
            File.Delete(copy);
        }
    }

    private byte[] Decode(byte[] file, string name, LoadedModel model, CancellationToken cancellationToken) =>
        Path.GetExtension(name).StartsWith(".tif", StringComparison.OrdinalIgnoreCase)
            ? Use(name, path => EmbedTool.Whole(path, new EmbedArguments(), model, cancellationToken))
            : model.Images.Preprocessor.ResizeAndCrop(EmbedTool.ToPixelImage(ImageFile.Decode(file)));

    private string? Find(string name)
    {
        string[] spellings = [name, name[(name.IndexOf('/', StringComparison.Ordinal) + 1)..], $"eurosat/{name}"];
        return spellings.Select(Exactly).FirstOrDefault(found => found is not null) ?? Below(name);
    }

    private string? Exactly(string name)
    {
        if (zip is not null)
        {
            return entries.ContainsKey(name) ? name : null;
        }

        string path = Path.GetFullPath(Path.Combine(folder, name));
        return IsInside(path) && File.Exists(path) ? path : null;
    }

    /// <summary>The one file in any folder below whose name ends so: lists often name files without their folders.</summary>
    private string? Below(string name)
    {
        string[] found = [.. byName.Value[name[(name.LastIndexOf('/') + 1)..]].Where(file => file.EndsWith("/" + name, StringComparison.Ordinal))];
        return found.Length == 1 ? Exactly(found[0]) : null;
    }

    /// <summary>Whether a path lies in the folder: names come from files, and may not lead out of it.</summary>
    private bool IsInside(string path) => !Path.GetRelativePath(folder, path).StartsWith("..", StringComparison.Ordinal) && !Path.IsPathRooted(Path.GetRelativePath(folder, path));

    private ToolException Missing(string name, int missing, int all) => new(
        ErrorIds.FileMissing,
        missing == 1 ? $"The image {name} is not in {Path.GetFileName(folder)}." : $"{missing} of {all} images are not in {Path.GetFileName(folder)}, the first is {name}.",
        "Give the folder or zip that belongs to the list.");
}
