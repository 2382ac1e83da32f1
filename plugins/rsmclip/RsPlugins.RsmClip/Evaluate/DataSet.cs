using RsPlugins.Geo.Images;
using RsPlugins.RsmClip.Embed;
using RsPlugins.RsmClip.Inference;
using RsPlugins.RsmClip.Model.Preprocessing;
using RsPlugins.RsmClip.Model.Prompts;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Evaluate;

/// <summary>A data set of the user's: images, what a list says of them, and what their classes are called.</summary>
internal sealed class DataSet : IDisposable
{
    private const int PictureSize = 96;
    private readonly ImageSource source;
    private readonly ImageList list;
    private readonly ClassNames names;
    private readonly string[] classIds;

    private DataSet(string name, ImageSource source, ImageList list, ClassNames names)
    {
        (Name, this.source, this.list, this.names) = (name, source, list, names);
        classIds = names.Classes is ClassSet classes ? [.. classes.Classes.Select(one => one.Id)] : [.. list.Labels];
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Why class names are not known, in words for the user.</summary>
    public string Problem => names.Problem;

    /// <summary>Whether it has images of a split.</summary>
    /// <param name="split">train, val or test.</param>
    public bool Has(string split) => list.Has(split);

    /// <summary>Opens a data set.</summary>
    /// <param name="name">Its name; null for that of the list or the images.</param>
    /// <param name="images">A folder or zip.</param>
    /// <param name="listPath">The list of the images, or null for folders of their class.</param>
    /// <param name="classSet">A class set by name, or null.</param>
    /// <param name="classTable">A file of classes, or null.</param>
    /// <param name="translations">The captions in other languages, or null.</param>
    public static DataSet Open(string? name, string images, string? listPath, string? classSet, string? classTable, Translations? translations)
    {
        if (!Directory.Exists(images) && !File.Exists(images))
        {
            throw new ToolException(ErrorIds.FileMissing, $"The images {images} do not exist.", "Give a folder or a zip with the images.");
        }

        ImageSource source = new(images);
        try
        {
            ImageList list = string.IsNullOrWhiteSpace(listPath) ? ImageList.FromFolders(source) : ImageList.Read(listPath, translations);
            string title = name ?? (string.IsNullOrWhiteSpace(listPath) ? source.Name : Path.GetFileNameWithoutExtension(listPath).Replace("dataset_", "", StringComparison.OrdinalIgnoreCase));
            return new DataSet(title, source, list, ClassNames.Find([.. list.Labels], classSet, classTable));
        }
        catch
        {
            source.Dispose();
            throw;
        }
    }

    /// <summary>Embeds the images of a split.</summary>
    /// <exception cref="ToolException">There are none, or only one, or one is missing.</exception>
    public LabelledImages Embed(string split, LoadedModel model, IToolContext context, CancellationToken cancellationToken)
    {
        ImageRow[] rows = list.Of(split);
        if (rows.Length < 2)
        {
            throw new ToolException(ErrorIds.ArgumentInvalid, $"{Name} has a single image to measure on.", "Give at least two images: shares and recalls of one say nothing.");
        }

        string[] files = [.. rows.Select(row => row.File)];
        float[][] images = source.Embed(model, files, $"embedding {Name}, {split}", context, cancellationToken);
        int[] labels = rows.All(row => row.Label is not null) ? [.. rows.Select(row => Place(row.Label!))] : [];
        return new LabelledImages(Name, split, labels.Length > 0 ? names.Classes : null, classIds, files, images, labels, Captions(rows));
    }

    /// <summary>A small picture of an image, cut as the model sees it, as PNG.</summary>
    /// <param name="file">The image, as the list spells it.</param>
    /// <param name="model">The model.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public byte[] Picture(string file, LoadedModel model, CancellationToken cancellationToken)
    {
        int size = model.Images.Preprocessor.Size;
        byte[] seen = source.Use(file, path => EmbedTool.Whole(path, new EmbedArguments(), model, cancellationToken));
        return ImageFile.EncodePng(ImagePreprocessor.Resize(seen, size, size, PictureSize, PictureSize), PictureSize, PictureSize, 3);
    }

    /// <inheritdoc/>
    public void Dispose() => source.Dispose();

    private int Place(string label) => names.Classes is ClassSet classes ? ClassNames.Place(classes, label) : Array.IndexOf(classIds, label);

    private static Dictionary<string, CaptionQueries> Captions(ImageRow[] rows)
    {
        Dictionary<string, CaptionQueries> result = new(StringComparer.Ordinal);
        foreach (string language in Languages.All)
        {
            (string Text, int Owner)[] all = [.. rows.SelectMany((row, image) => row.Captions.Where(texts => texts.ContainsKey(language)).Select(texts => (texts[language], image)))];
            if (all.Length > 0)
            {
                result[language] = new CaptionQueries([.. all.Select(one => one.Text)], [.. all.Select(one => one.Owner)]);
            }
        }

        return result;
    }
}
