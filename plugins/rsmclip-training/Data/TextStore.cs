using System.Text.Json;
using RsPlugins.RsmClip.Model.Captions;
using RsPlugins.RsmClip.Model.Prompts;

namespace RsPlugins.RsmClip.Training.Data;

/// <summary>Captions, class names and prompt templates in several languages, from JSON lines with id, kind, set, class and text.</summary>
public sealed class TextStore
{
    private readonly Dictionary<string, MultilingualText> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<MultilingualText>> _classes = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Set, string Class), List<MultilingualText>> _classCaptions = [];
    private readonly Dictionary<(string Language, string Text), MultilingualText> _byText = [];
    private readonly List<MultilingualText> _templates = [];

    /// <summary>Prompt templates with the place holder <c>{class}</c>; the model's own where the file has none.</summary>
    public IReadOnlyList<MultilingualText> Templates => _templates.Count > 0 ? _templates : Shipped.Templates;

    /// <summary>Reads a file.</summary>
    /// <param name="path">JSON lines; empty for no texts but those that come with the model.</param>
    public static TextStore Read(string path)
    {
        if (path.Length == 0)
        {
            return new TextStore();
        }

        if (!File.Exists(path))
        {
            throw new TrainingException($"The text file {path} does not exist.", "Correct data.texts in the training configuration.");
        }

        TextStore store = new();
        int number = 0;
        foreach (string line in File.ReadLines(path))
        {
            number++;
            if (line.Length == 0)
            {
                continue;
            }

            try
            {
                using JsonDocument document = JsonDocument.Parse(line);
                store.Add(document.RootElement);
            }
            catch (Exception failure) when (failure is JsonException or KeyNotFoundException or InvalidOperationException)
            {
                throw new TrainingException($"{Path.GetFileName(path)}, line {number}: not a text entry.", "Each line is an object with id, kind, set and text.", failure);
            }
        }

        return store;
    }

    /// <summary>A text by id, or null.</summary>
    /// <param name="id">Its id.</param>
    public MultilingualText? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>The first caption with a text, or null.</summary>
    /// <param name="language">BCP-47 tag.</param>
    /// <param name="text">The text.</param>
    public MultilingualText? FindText(string language, string text) => _byText.GetValueOrDefault((language, text));

    /// <summary>Class names of a set, in the order of the file; else of one that comes with the model.</summary>
    /// <param name="set">Class set.</param>
    public IReadOnlyList<MultilingualText> ClassNames(string set) => _classes.TryGetValue(set, out List<MultilingualText>? names)
        ? names
        : Shipped.ClassNames(set) ?? throw new TrainingException(
            $"There is no class set {set} in the text file.",
            "There are: " + string.Join(", ", _classes.Keys.Union(ClassSet.All.Select(one => one.Id), StringComparer.Ordinal).Order(StringComparer.Ordinal)) + ".");

    /// <summary>Captions that hold for every image of a class.</summary>
    /// <param name="set">Caption set.</param>
    /// <param name="label">Class label.</param>
    public IReadOnlyList<MultilingualText> ClassCaptions(string set, string label) =>
        _classCaptions.TryGetValue((set, label), out List<MultilingualText>? captions) ? captions : [];

    private void Add(JsonElement entry)
    {
        Dictionary<string, string> texts = new(StringComparer.Ordinal);
        foreach (JsonProperty language in entry.GetProperty("text").EnumerateObject())
        {
            texts.TryAdd(CaptionFile.CodeOf(language.Name), language.Value.GetString()!);
        }

        MultilingualText text = new(entry.GetProperty("id").GetString()!, texts) { Origins = CaptionOrigin.Of(entry) };
        _byId[text.Id] = text;
        string set = entry.TryGetProperty("set", out JsonElement value) ? value.GetString()! : "";
        switch (entry.GetProperty("kind").GetString())
        {
            case "template":
                _templates.Add(text);
                break;
            case "class":
                Append(_classes, set, text);
                break;
            default:
                foreach ((string language, string caption) in texts)
                {
                    _byText.TryAdd((language, caption), text);
                }

                // What names an image belongs to that image alone.
                if (!entry.TryGetProperty("image", out _) && entry.TryGetProperty("class", out JsonElement label))
                {
                    Append(_classCaptions, (set, label.GetString()!), text);
                }

                break;
        }
    }

    private static void Append<TKey>(Dictionary<TKey, List<MultilingualText>> lists, TKey key, MultilingualText text)
        where TKey : notnull
    {
        if (!lists.TryGetValue(key, out List<MultilingualText>? list))
        {
            lists[key] = list = [];
        }

        list.Add(text);
    }

    /// <summary>Class names and templates that come with the model, in its ten languages.</summary>
    private static class Shipped
    {
        public static readonly IReadOnlyList<MultilingualText> Templates =
        [
            .. Enumerable.Range(0, PromptTemplates.For("en").Count).Select(i =>
                new MultilingualText($"template/{i}", Languages.All.ToDictionary(language => language, language => PromptTemplates.For(language)[i], StringComparer.Ordinal))),
        ];

        public static IReadOnlyList<MultilingualText>? ClassNames(string set) => ClassSet.All.FirstOrDefault(one => string.Equals(one.Id, set, StringComparison.Ordinal)) is ClassSet found
            ? [.. found.Classes.Select(one => new MultilingualText($"{set}/{one.Id}", Languages.All.ToDictionary(language => language, one.NameIn, StringComparer.Ordinal)))]
            : null;
    }
}
