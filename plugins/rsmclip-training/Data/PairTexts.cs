using RsPlugins.RsmClip.Training.Configuration;

namespace RsPlugins.RsmClip.Training.Data;

/// <summary>Draws a text for an image: one of its captions, one of its class's, or a template with the name of its class.</summary>
/// <param name="settings">Languages.</param>
/// <param name="texts">Templates.</param>
/// <param name="languages">Draws languages.</param>
internal sealed class PairTexts(DataSettings settings, TextStore texts, LanguageSampler languages)
{
    /// <summary>The captions that hold for an image: its own, else those of its class.</summary>
    public static IReadOnlyList<MultilingualText> CaptionsOf(ImageSet set, ImageEntry entry) =>
        entry.Captions.Count > 0 || entry.Label < 0 ? entry.Captions : set.ClassCaptions[entry.Label];

    /// <summary>The languages of the run that a text is in.</summary>
    public static string[] Spoken(DataSettings settings, MultilingualText text) => [.. settings.Languages.Where(text.ByLanguage.ContainsKey)];

    /// <summary>Draws a text.</summary>
    /// <param name="place">Place of the data set.</param>
    /// <param name="set">The data set.</param>
    /// <param name="entry">The image.</param>
    /// <param name="batchLanguage">The language of the batch, or null.</param>
    /// <param name="random">Random numbers.</param>
    public Pair Draw(int place, ImageSet set, ImageEntry entry, string? batchLanguage, ref SeededRandom random)
    {
        string wanted = batchLanguage ?? languages.Draw(settings.Languages, ref random);
        IReadOnlyList<MultilingualText> captions = InLanguage(CaptionsOf(set, entry), wanted);
        MultilingualText? name = entry.Label >= 0 && set.ClassNames.Count > 0 && Spoken(settings, set.ClassNames[entry.Label]).Length > 0 ? set.ClassNames[entry.Label] : null;

        // A label says less than a caption, and in English alone.
        double templateShare = captions.Count == 0 ? 1 : name is null || set.Settings.ClassSet.Length == 0 ? 0 : set.Settings.TemplateShare;
        string group = entry.Label < 0 ? $"{place}/{entry.File}" : set.Labels[entry.Label].ToUpperInvariant();
        if (random.Unit() < templateShare)
        {
            MultilingualText template = texts.Templates[random.Below(texts.Templates.Count)];
            string language = LanguageOf(name!, wanted, ref random);
            string around = template.ByLanguage.TryGetValue(language, out string? own) ? own : template.ByLanguage.Values.First();
            string text = around.Replace("{class}", name!.ByLanguage[language], StringComparison.Ordinal);
            return new Pair(place, set.Settings, entry, text, "class:" + group, group, NamesClass: true);
        }

        MultilingualText caption = captions[random.Below(captions.Count)];
        return new Pair(place, set.Settings, entry, caption.ByLanguage[LanguageOf(caption, wanted, ref random)], caption.Id, group, NamesClass: false);
    }

    /// <summary>Those of some captions that are in a language; where none is, those in any language of the run.</summary>
    private IReadOnlyList<MultilingualText> InLanguage(IReadOnlyList<MultilingualText> captions, string wanted)
    {
        MultilingualText[] found = [.. captions.Where(caption => caption.ByLanguage.ContainsKey(wanted))];
        return found.Length > 0 ? found : [.. captions.Where(caption => Spoken(settings, caption).Length > 0)];
    }

    private string LanguageOf(MultilingualText text, string wanted, ref SeededRandom random) =>
        text.ByLanguage.ContainsKey(wanted) ? wanted : languages.Draw(Spoken(settings, text), ref random);
}
