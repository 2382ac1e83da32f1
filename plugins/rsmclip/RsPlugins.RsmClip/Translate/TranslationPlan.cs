using RsPlugins.RsmClip.Model.Captions;

namespace RsPlugins.RsmClip.Translate;

/// <summary>What of a caption file is to be translated.</summary>
/// <param name="file">The captions.</param>
/// <param name="from">The language that is translated from where a caption has it; else it is the caption's first.</param>
/// <param name="languages">Languages to translate to.</param>
internal sealed class TranslationPlan(CaptionFile file, string from, IReadOnlyList<string> languages)
{
    private readonly Dictionary<(string From, string To), TranslationPrompt> prompts = [];

    /// <summary>Languages to translate to.</summary>
    public IReadOnlyList<string> Languages => languages;

    /// <summary>Captions with text.</summary>
    public int Count { get; } = file.Images.Sum(image => image.Captions.Count(caption => caption.Texts.Count > 0));

    /// <summary>All captions with text, with their images.</summary>
    public IEnumerable<(ListedImage Image, ListedCaption Caption)> Captions =>
        file.Images.SelectMany(image => image.Captions.Where(caption => caption.Texts.Count > 0).Select(caption => (image, caption)));

    /// <summary>The text that a caption is translated from, and its language.</summary>
    public (string Language, string Text) SourceOf(ListedCaption caption) => caption.Texts.TryGetValue(from, out string? text) ? (from, text) : (caption.Texts.First().Key, caption.Texts.First().Value);

    /// <summary>How a caption's source is asked for in a language.</summary>
    public TranslationPrompt PromptOf(string source, string language)
    {
        if (!prompts.TryGetValue((source, language), out TranslationPrompt? prompt))
        {
            prompts[(source, language)] = prompt = new TranslationPrompt(source, language);
        }

        return prompt;
    }

    /// <summary>Each text that has to be translated, once for each language that its captions lack.</summary>
    public IReadOnlyList<(TranslationPrompt Prompt, string Caption)> Wanted() =>
    [
        .. languages.SelectMany(language => Captions
            .Where(one => !one.Caption.Texts.ContainsKey(language))
            .Select(one => SourceOf(one.Caption))
            .Distinct()
            .Select(source => (PromptOf(source.Language, language), source.Text))),
    ];
}
