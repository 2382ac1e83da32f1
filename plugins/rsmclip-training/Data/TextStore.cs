using System.Text.Json;

namespace RsPlugins.RsmClip.Training.Data;

/// <summary>Captions, class names and prompt templates in several languages, from JSON lines with id, kind, set, class and text.</summary>
public sealed class TextStore
{
    private readonly Dictionary<string, MultilingualText> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<MultilingualText>> _classes = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Set, string Class), List<MultilingualText>> _classCaptions = [];
    private readonly List<MultilingualText> _templates = [];

    /// <summary>Prompt templates with the place holder <c>{class}</c>.</summary>
    public IReadOnlyList<MultilingualText> Templates => _templates;

    /// <summary>Reads a file.</summary>
    /// <param name="path">JSON lines.</param>
    public static TextStore Read(string path)
    {
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

    /// <summary>Class names of a set, in the order of the file.</summary>
    /// <param name="set">Class set.</param>
    public IReadOnlyList<MultilingualText> ClassNames(string set) => _classes.TryGetValue(set, out List<MultilingualText>? names)
        ? names
        : throw new TrainingException($"There is no class set {set} in the text file.", "It has: " + string.Join(", ", _classes.Keys.Order(StringComparer.Ordinal)) + ".");

    /// <summary>Captions that hold for every image of a class.</summary>
    /// <param name="set">Caption set.</param>
    /// <param name="label">Class label.</param>
    public IReadOnlyList<MultilingualText> ClassCaptions(string set, string label) =>
        _classCaptions.TryGetValue((set, label), out List<MultilingualText>? captions) ? captions : [];

    private void Add(JsonElement entry)
    {
        Dictionary<string, string> texts = entry.GetProperty("text").EnumerateObject()
            .ToDictionary(property => property.Name, property => property.Value.GetString()!, StringComparer.Ordinal);
        MultilingualText text = new(entry.GetProperty("id").GetString()!, texts);
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
                if (entry.TryGetProperty("class", out JsonElement label))
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
}
