using System.Text.Json;
using RsPlugins.RsmClip.Training.Configuration;

namespace RsPlugins.RsmClip.Training.Data;

/// <summary>One data set in memory.</summary>
public sealed class ImageSet
{
    private readonly Dictionary<string, ImageEntry[]> _splits;

    private ImageSet(ImageSetSettings settings, IReadOnlyList<string> labels, IReadOnlyList<MultilingualText> names, IReadOnlyList<IReadOnlyList<MultilingualText>> captions, IEnumerable<ImageEntry> entries)
    {
        Settings = settings;
        Labels = labels;
        ClassNames = names;
        ClassCaptions = captions;
        _splits = entries.GroupBy(entry => entry.Split, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
    }

    /// <summary>How the set is used.</summary>
    public ImageSetSettings Settings { get; }

    /// <summary>Class labels, sorted.</summary>
    public IReadOnlyList<string> Labels { get; }

    /// <summary>Names of the classes, beside <see cref="Labels"/>.</summary>
    public IReadOnlyList<MultilingualText> ClassNames { get; }

    /// <summary>Captions of whole classes, beside <see cref="Labels"/>; empty lists where there are none.</summary>
    public IReadOnlyList<IReadOnlyList<MultilingualText>> ClassCaptions { get; }

    /// <summary>The images of a split.</summary>
    /// <param name="split">train, val or test.</param>
    public IReadOnlyList<ImageEntry> Split(string split) => _splits.TryGetValue(split, out ImageEntry[]? entries) ? entries : [];

    /// <summary>Reads and decodes a data set.</summary>
    /// <param name="settings">Where it is.</param>
    /// <param name="texts">Captions and class names.</param>
    /// <param name="splits">Splits to keep.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static ImageSet Read(ImageSetSettings settings, TextStore texts, IReadOnlySet<string> splits, CancellationToken cancellationToken)
    {
        if (!File.Exists(settings.List))
        {
            throw new TrainingException($"The list {settings.List} of data set {settings.Name} does not exist.", "Correct data.sets in the training configuration.");
        }

        List<Row> rows = settings.List.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) ? ReadTable(settings.List) : ReadCaptions(settings.List, texts);
        string[] labels = [.. rows.Select(row => row.Label).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        IReadOnlyList<MultilingualText> names = settings.ClassSet.Length == 0 ? [] : texts.ClassNames(settings.ClassSet);
        if (names.Count > 0 && names.Count != labels.Length)
        {
            throw new TrainingException($"Data set {settings.Name} has {labels.Length} classes, its class set {settings.ClassSet} has {names.Count}.", "Choose the class set of this data set.");
        }

        using ImageSource source = ImageSource.Open(settings.Images);
        List<ImageEntry> entries = [];
        foreach (Row row in rows.Where(row => splits.Contains(row.Split)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            int label = row.Label is null ? -1 : Array.IndexOf(labels, row.Label);
            entries.Add(new ImageEntry(row.File, row.Split, label, row.Captions, source.Read(settings.Prefix + row.File)));
        }

        return new ImageSet(settings, labels, names, [.. labels.Select(label => texts.ClassCaptions(settings.ClassCaptions, label))], entries);
    }

    private static List<Row> ReadTable(string path)
    {
        string[] lines = File.ReadAllLines(path);
        string[] header = lines.Length > 0 ? lines[0].Split(',') : [];
        int file = Array.IndexOf(header, "file");
        int label = Array.IndexOf(header, "class");
        int split = Array.IndexOf(header, "split");
        if (file < 0 || label < 0 || split < 0)
        {
            throw new TrainingException($"{Path.GetFileName(path)} lacks one of the columns file, class, split.", "Write them in its first line.");
        }

        return [.. lines.Skip(1).Where(line => line.Length > 0).Select(line => line.Split(',')).Select(cells => new Row(cells[file], cells[split], cells[label], []))];
    }

    private static List<Row> ReadCaptions(string path, TextStore texts)
    {
        using FileStream stream = File.OpenRead(path);
        using JsonDocument document = JsonDocument.Parse(stream);
        List<Row> rows = [];
        foreach (JsonElement image in document.RootElement.GetProperty("images").EnumerateArray())
        {
            string file = image.GetProperty("filename").GetString()!;
            string? label = image.TryGetProperty("label", out JsonElement value) ? value.GetString() : null;
            MultilingualText[] captions = image.TryGetProperty("caption_ids", out JsonElement ids)
                ? [.. ids.EnumerateArray().Select(id => texts.Find(id.GetString()!) ?? throw new TrainingException($"Caption {id} of {file} is not in the text file.", "Use the text file that belongs to the list."))]
                : [.. image.GetProperty("sentences").EnumerateArray().Select(sentence => English(sentence.GetProperty("raw").GetString()!))];
            rows.Add(new Row(file, image.GetProperty("split").GetString()!, label, captions));
        }

        return rows;
    }

    private static MultilingualText English(string text) => new("en:" + text, new Dictionary<string, string>(StringComparer.Ordinal) { ["en"] = text });

    private sealed record Row(string File, string Split, string? Label, IReadOnlyList<MultilingualText> Captions);
}
