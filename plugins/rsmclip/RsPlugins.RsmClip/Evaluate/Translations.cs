using RsPlugins.RsmClip.Model.Captions;

namespace RsPlugins.RsmClip.Evaluate;

/// <summary>Captions in several languages, found by their id or by their English words.</summary>
internal sealed class Translations
{
    private readonly Dictionary<string, IReadOnlyDictionary<string, string>> byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyDictionary<string, string>> byText = new(StringComparer.Ordinal);

    private Translations(CaptionFile file)
    {
        foreach (ListedCaption caption in file.Images.SelectMany(image => image.Captions))
        {
            if (caption.Id is not null)
            {
                byId[caption.Id] = caption.Texts;
            }

            if (caption.Texts.TryGetValue("en", out string? english))
            {
                byText.TryAdd(english, caption.Texts);
            }
        }
    }

    /// <summary>Reads a caption file.</summary>
    /// <param name="path">The file.</param>
    public static Translations Read(string path) => new(CaptionFile.Read(path, "en"));

    /// <summary>A caption in all languages that are known: its own words and, for other languages, their translations.</summary>
    /// <param name="caption">The caption, as a list has it.</param>
    public IReadOnlyDictionary<string, string> Of(ListedCaption caption)
    {
        IReadOnlyDictionary<string, string>? known = caption.Id is not null ? byId.GetValueOrDefault(caption.Id) : null;
        known ??= caption.Texts.TryGetValue("en", out string? english) ? byText.GetValueOrDefault(english) : null;
        return known is null ? caption.Texts : known.Where(text => !caption.Texts.ContainsKey(text.Key)).Concat(caption.Texts).ToDictionary(StringComparer.Ordinal);
    }
}
