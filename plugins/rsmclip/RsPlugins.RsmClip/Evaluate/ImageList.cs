using RsPlugins.RsmClip.Model.Captions;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Evaluate;

/// <summary>The images of a data set: those of a list, or those in folders of their class. Each image is there once, with all that the list says of it.</summary>
internal sealed class ImageList
{
    private static readonly Dictionary<string, string> SplitNames = new(StringComparer.OrdinalIgnoreCase)
    {
        ["train"] = "train", ["training"] = "train", ["restval"] = "train", ["val"] = "val", ["valid"] = "val", ["validation"] = "val", ["dev"] = "val", ["test"] = "test", ["testing"] = "test",
    };

    private readonly string name;
    private readonly ImageRow[] rows;

    private ImageList(string name, IEnumerable<ImageRow> rows)
    {
        this.name = name;
        this.rows = [.. rows.GroupBy(row => row.File, StringComparer.Ordinal).Select(same =>
            new ImageRow(same.Key, same.First().Split, same.Select(row => row.Label).FirstOrDefault(label => label is not null), [.. same.SelectMany(row => row.Captions)]))];
    }

    /// <summary>Whether its images are dealt to splits.</summary>
    public bool HasSplits => rows.Any(row => row.Split is not null);

    /// <summary>Whether it has images of a split.</summary>
    /// <param name="split">train, val or test.</param>
    public bool Has(string split) => rows.Any(row => row.Split == split);

    /// <summary>The classes that its images have, sorted.</summary>
    public IEnumerable<string> Labels => rows.Select(row => row.Label).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    /// <summary>Reads a list in one of the layouts of the field.</summary>
    /// <param name="path">The list.</param>
    /// <param name="translations">The captions in other languages, or null.</param>
    public static ImageList Read(string path, Translations? translations)
    {
        CaptionFile list = CaptionFile.ReadList(path, "en");
        return new ImageList(Path.GetFileName(path), list.Images.Where(image => image.File is not null).Select(image =>
            new ImageRow(image.File!, Split(image.Split), image.Label, [.. image.Captions.Select(caption => translations?.Of(caption) ?? caption.Texts).Where(texts => texts.Count > 0)])));
    }

    /// <summary>Takes the images of a folder or a zip: class folders, which may lie in folders of their split.</summary>
    /// <param name="source">The folder or zip.</param>
    public static ImageList FromFolders(ImageSource source) => new(source.Name, source.Images().Select(file =>
    {
        string[] folders = file.Split('/')[..^1];
        return new ImageRow(file, folders.Select(Split).FirstOrDefault(split => split is not null), folders.LastOrDefault(folder => Split(folder) is null), []);
    }));

    /// <summary>The images of a split; all where there are no splits.</summary>
    /// <param name="split">train, val or test.</param>
    /// <exception cref="ToolException">There are none.</exception>
    public ImageRow[] Of(string split)
    {
        ImageRow[] found = HasSplits ? [.. rows.Where(row => row.Split == split)] : rows;
        return found.Length > 0
            ? found
            : throw new ToolException(
                ErrorIds.ArgumentInvalid,
                rows.Length == 0 ? $"{name} has no images." : $"{name} has no images of the split \"{split}\".",
                rows.Length == 0 ? "Give a folder or a zip with PNG, JPEG or TIFF images in folders of their class, or a list of the images." : $"Give one of {string.Join(", ", rows.Select(row => row.Split).OfType<string>().Distinct())}.");
    }

    private static string? Split(string? name) => name is not null && SplitNames.TryGetValue(name.Trim(), out string? split) ? split : null;
}
