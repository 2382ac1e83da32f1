using System.Globalization;
using System.Text.RegularExpressions;
using RsPlugins.Geo.Rasters;
using RsPlugins.RsmClip.Training.Configuration;
using RsPlugins.RsmClip.Training.Data.Lists;
using RsPlugins.RsmClip.Training.Data.Sources;

namespace RsPlugins.RsmClip.Training.Data;

/// <summary>One data set: its images with what is said about them. Holds its files open for images that are not in memory.</summary>
public sealed partial class ImageSet : IDisposable
{
    private const int NamedInMessages = 3;
    private const int ReportEvery = 256;
    private readonly IImageSource _source;
    private readonly Dictionary<string, ImageEntry[]> _splits;

    private ImageSet(ImageSetSettings settings, IImageSource source, IReadOnlyList<string> labels, IReadOnlyList<MultilingualText> names, IReadOnlyList<IReadOnlyList<MultilingualText>> captions, IEnumerable<ImageEntry> entries)
    {
        Settings = settings;
        _source = source;
        Labels = labels;
        ClassNames = names;
        ClassCaptions = captions;
        _splits = entries.GroupBy(entry => entry.Split, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
    }

    /// <summary>How the set is used.</summary>
    public ImageSetSettings Settings { get; }

    /// <summary>Class labels, sorted: numbers by their value, else by their letters.</summary>
    public IReadOnlyList<string> Labels { get; }

    /// <summary>Names of the classes, beside <see cref="Labels"/>.</summary>
    public IReadOnlyList<MultilingualText> ClassNames { get; }

    /// <summary>Captions of whole classes, beside <see cref="Labels"/>; empty lists where there are none.</summary>
    public IReadOnlyList<IReadOnlyList<MultilingualText>> ClassCaptions { get; }

    /// <summary>Images that cannot be used.</summary>
    public IReadOnlyList<LeftOutImage> LeftOut { get; private init; } = [];

    /// <summary>Captions of the list for which it names no image.</summary>
    public int CaptionsWithoutImage { get; private init; }

    /// <summary>Whether the splits were drawn here, since nothing named any.</summary>
    public bool HasDrawnSplits { get; private init; }

    /// <summary>The images of a split.</summary>
    /// <param name="split">train, val or test.</param>
    public IReadOnlyList<ImageEntry> Split(string split) => _splits.TryGetValue(split, out ImageEntry[]? entries) ? entries : [];

    /// <summary>Whether every class has a name in a language.</summary>
    /// <param name="language">BCP-47 tag.</param>
    public bool HasNamesIn(string language) => ClassNames.Count > 0 && ClassNames.All(name => name.ByLanguage.ContainsKey(language));

    /// <summary>Reads a data set. Every image is decoded once, so that damaged ones are known before the first step; as many as have room stay in memory.</summary>
    /// <param name="settings">Where it is.</param>
    /// <param name="texts">Captions and class names.</param>
    /// <param name="splits">Splits to keep.</param>
    /// <param name="reading">What all sets share.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="TrainingException">The data set is not there, or not usable as it is.</exception>
    public static ImageSet Read(ImageSetSettings settings, TextStore texts, IReadOnlySet<string> splits, DataReading reading, CancellationToken cancellationToken)
    {
        if (settings.List.Length > 0 && !File.Exists(settings.List))
        {
            throw new TrainingException($"The list {settings.List} of data set {settings.Name} does not exist.", "Correct data.sets in the training configuration.");
        }

        IImageSource source = ImageSources.Open(settings.Images, settings.Name);
        try
        {
            return Read(settings, source, texts, splits, reading, cancellationToken);
        }
        catch
        {
            source.Dispose();
            throw;
        }
    }

    /// <inheritdoc />
    public void Dispose() => _source.Dispose();

    private static ImageSet Read(ImageSetSettings settings, IImageSource source, TextStore texts, IReadOnlySet<string> splits, DataReading reading, CancellationToken cancellationToken)
    {
        (List<ListedRow> all, int withoutImage) = settings.List.Length > 0
            ? CaptionList.Read(settings.List, settings.CaptionsLanguage, texts)
            : (SampleList.Read(source, settings.Prefix, settings.CaptionsLanguage, texts), 0);
        if (all.Count == 0)
        {
            throw new TrainingException($"Data set {settings.Name} has no images in {settings.Images}.", "Correct images and prefix, or give a list.");
        }

        ListedRow[] rows = WithSplits(settings, all);
        string[] labels = Sorted(rows.Select(row => row.Label).OfType<string>().Distinct(StringComparer.Ordinal));
        IReadOnlyList<MultilingualText>[] captions = [.. labels.Select(label => texts.ClassCaptions(settings.ClassCaptions, label))];
        IReadOnlyList<MultilingualText> names = NamesOf(settings, labels, texts);

        // An image needs something that is said about it.
        List<LeftOutImage> left = [];
        List<ListedRow> kept = [];
        foreach (ListedRow row in rows.Where(row => splits.Contains(row.Split!)))
        {
            int label = row.Label is null ? -1 : Array.IndexOf(labels, row.Label);
            IEnumerable<MultilingualText> said = row.Captions.Count > 0 || label < 0 ? row.Captions : captions[label];
            if ((label >= 0 && names.Count > 0 ? said.Append(names[label]) : said).Any(text => reading.Settings.Languages.Any(text.ByLanguage.ContainsKey)))
            {
                kept.Add(row);
            }
            else
            {
                left.Add(new LeftOutImage(settings.Name, row.File, "it has neither a caption nor a class name in the languages of the run"));
            }
        }

        ImageEntry?[] entries = Decoded(settings, source, kept, labels, reading, left, cancellationToken);
        return new ImageSet(settings, source, labels, names, captions, entries.OfType<ImageEntry>())
        {
            LeftOut = left,
            CaptionsWithoutImage = withoutImage,
            HasDrawnSplits = all.All(row => row.Split is null),
        };
    }

    private static ListedRow[] WithSplits(ImageSetSettings settings, List<ListedRow> rows)
    {
        int without = rows.Count(row => row.Split is null);
        return without == 0 ? [.. rows]
            : without == rows.Count ? Splits.Drawn(rows, settings.ValidationShare, settings.TestShare, settings.SplitSeed)
            : throw new TrainingException(
                $"{without} of {rows.Count} images of data set {settings.Name} have no split, {rows.First(row => row.Split is null).File} among them.",
                "Name a split for all images, or for none: then it is drawn.");
    }

    private static string[] Sorted(IEnumerable<string> labels)
    {
        string[] all = [.. labels];
        return all.All(label => int.TryParse(label, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            ? [.. all.OrderBy(label => int.Parse(label, CultureInfo.InvariantCulture))]
            : [.. all.Order(StringComparer.Ordinal)];
    }

    private static IReadOnlyList<MultilingualText> NamesOf(ImageSetSettings settings, string[] labels, TextStore texts)
    {
        if (settings.ClassSet.Length == 0)
        {
            return [.. labels.Select(label => new MultilingualText($"{settings.Name}/{label}", new Dictionary<string, string>(StringComparer.Ordinal) { ["en"] = Words(label) }))];
        }

        IReadOnlyList<MultilingualText> names = texts.ClassNames(settings.ClassSet);
        return names.Count == labels.Length
            ? names
            : throw new TrainingException($"Data set {settings.Name} has {labels.Length} classes, its class set {settings.ClassSet} has {names.Count}.", "Choose the class set of this data set.");
    }

    private static ImageEntry?[] Decoded(ImageSetSettings settings, IImageSource source, List<ListedRow> rows, string[] labels, DataReading reading, List<LeftOutImage> left, CancellationToken cancellationToken)
    {
        ImageNames names = new(source.Names);
        string?[] found = [.. rows.Select(row => names.Find(settings.Prefix + row.File))];
        string[] missing = [.. rows.Where((_, i) => found[i] is null).Select(row => row.File)];
        if (missing.Length > 0)
        {
            throw new TrainingException(
                $"{missing.Length} of {rows.Count} images of data set {settings.Name} are not in {settings.Images}: {string.Join(", ", missing.Take(NamedInMessages))}{(missing.Length > NamedInMessages ? ", …" : "")}.",
                "Correct images, prefix or list of the data set.");
        }

        Dictionary<string, int> places = labels.Select((label, i) => (label, i)).ToDictionary(pair => pair.label, pair => pair.i, StringComparer.Ordinal);
        ImageEntry?[] entries = new ImageEntry?[rows.Count];
        string?[] faults = new string?[rows.Count];
        int done = 0;
        Parallel.For(0, rows.Count, new ParallelOptions { MaxDegreeOfParallelism = TrainingData.WorkersOf(reading.Settings), CancellationToken = cancellationToken }, i =>
        {
            ListedRow row = rows[i];
            try
            {
                StoredImage image = ImagePixels.Decode(source.Read(found[i]!));
                Func<StoredImage> load = reading.Memory.TryTake(image.Rgb.Length) ? () => image : () => Again(settings, source, found[i]!);
                entries[i] = new ImageEntry(row.File, row.Split!, row.Label is null ? -1 : places[row.Label], row.Captions, image.Width, image.Height, load);
            }
            catch (Exception damaged) when (damaged is RasterException or InvalidDataException or IOException or UnauthorizedAccessException)
            {
                faults[i] = damaged.Message;
            }

            lock (faults)
            {
                if (++done % ReportEvery == 0)
                {
                    reading.OnProgress($"{settings.Name}: {done} of {rows.Count}");
                }
            }
        });
        left.AddRange(rows.Select((row, i) => (row, i)).Where(pair => faults[pair.i] is not null).Select(pair => new LeftOutImage(settings.Name, pair.row.File, faults[pair.i]!)));
        return entries;
    }

    private static StoredImage Again(ImageSetSettings settings, IImageSource source, string name)
    {
        try
        {
            return ImagePixels.Decode(source.Read(name));
        }
        catch (Exception failure) when (failure is RasterException or InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw new TrainingException($"{name} of data set {settings.Name} was readable when the run began and is not any more.", "Bring it back and resume the run.", failure);
        }
    }

    /// <summary>A label such as AnnualCrop or annual_crop as words.</summary>
    private static string Words(string label) => WordStart().Replace(label, " ").Replace('_', ' ').Replace('-', ' ').Trim().ToLowerInvariant();

    [GeneratedRegex(@"(?<=\p{Ll})(?=\p{Lu})", RegexOptions.CultureInvariant)]
    private static partial Regex WordStart();
}
