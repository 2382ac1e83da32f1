using RsPlugins.RsmClip.Llm;

namespace RsPlugins.RsmClip.Translate;

/// <summary>Whether a text can be the translation of a caption: by its language, its length, and whether it is a copy or a refusal.</summary>
internal static class TranslationCheck
{
    // Short captions may be the same in two languages ("Stadium."), and their lengths vary most.
    private const int WordsThatMayStay = 2;
    private const int SlackCharacters = 12;

    /// <summary>Why a text is no translation, or null.</summary>
    /// <param name="caption">The caption.</param>
    /// <param name="from">Its language.</param>
    /// <param name="translation">The text.</param>
    /// <param name="to">The language that was asked for.</param>
    public static TranslationFault? FaultOf(string caption, string from, string translation, string to)
    {
        if (!translation.Any(char.IsLetter))
        {
            return TranslationFault.Missing;
        }

        if (Refusals.Matches(translation))
        {
            return TranslationFault.Refused;
        }

        if (Plain(caption) == Plain(translation))
        {
            return caption.Split(' ').Length <= WordsThatMayStay && to is not ("zh" or "ko" or "ru") ? null : TranslationFault.Copied;
        }

        (double least, double most) = Ratios(from, to);
        if (translation.Length + SlackCharacters < least * caption.Length || translation.Length > (most * caption.Length) + SlackCharacters)
        {
            return TranslationFault.UnlikelyLength;
        }

        return AnswerLanguage.Fits(translation, to) ? null : TranslationFault.WrongLanguage;
    }

    /// <summary>The least and the most characters of a translation for each of the caption's. Of 193,680 pairs of captions of UC Merced and EuroSAT in two of the ten languages none lies outside.</summary>
    private static (double Least, double Most) Ratios(string from, string to) => (Density(to) / Density(from)) switch
    {
        double ratio => (0.45 * ratio, 2.2 * ratio),
    };

    /// <summary>Characters that a language needs where English needs one.</summary>
    private static double Density(string language) => language switch { "zh" => 0.3, "ko" => 0.5, _ => 1.1 };

    private static string Plain(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
