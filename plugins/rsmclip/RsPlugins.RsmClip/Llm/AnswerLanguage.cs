using System.Text;
using System.Text.RegularExpressions;
using Lingua;

namespace RsPlugins.RsmClip.Llm;

/// <summary>
/// Whether a text is in the language that was asked for. The script tells Chinese, Korean and Russian from the others; among those in Latin letters the trigrams of the Lingua library decide, together
/// with the little words that captions are full of and trigrams see little of. Of 14,224 captions of UC Merced in the seven Latin languages 0.3 % were taken for another language, and 0.15 % of
/// their pairs with another language were let through; of 840 captions of EuroSAT, half as long, 1.9 % and 1.7 %.
/// </summary>
internal static partial class AnswerLanguage
{
    // A caption has few words: what is only unlikely must pass.
    private const double LeastConfidence = 0.1;
    private const double WeightOfWord = 4;
    private const double MostForeignLetters = 0.3;

    private static readonly Dictionary<string, Language> Latin = new(StringComparer.Ordinal)
    {
        ["en"] = Language.English, ["pt"] = Language.Portuguese, ["es"] = Language.Spanish, ["fr"] = Language.French, ["de"] = Language.German, ["nl"] = Language.Dutch, ["it"] = Language.Italian,
    };

    private static readonly Dictionary<string, HashSet<string>> LittleWords = new(StringComparer.Ordinal)
    {
        ["en"] = Words("a an the of with and in is are by on at from to there it this some many near between"),
        ["pt"] = Words("um uma uns umas o a os as de do da dos das com e em no na nos nas é há são por ao à pelo pela ou não muitas muitos vista visto"),
        ["es"] = Words("un una unos unas el la los las de del con y en es hay son por al se o no muchas muchos vista visto"),
        ["fr"] = Words("un une des le la les l d de du avec et en dans est il y a sont par au aux sur ou vue vu ce c qui"),
        ["de"] = Words("ein eine einen einem einer eines der die das den dem des mit und in im ist sind von vom auf am aus über es zu bei an zwischen"),
        ["nl"] = Words("een de het van met en in is er zijn op aan uit door te dit naast tussen boven veel"),
        ["it"] = Words("un una uno degli delle dei il lo la i gli le di del della dello con e in nel nella è sono da dal dall su l ci molti molte vista visto"),
    };

    private static readonly Lazy<LanguageDetector> Detector = new(() => LanguageDetectorBuilder.FromLanguages([.. Latin.Values]).WithLowAccuracyMode()
        .WithLanguageModelsDirectory(Path.Combine(Path.GetDirectoryName(typeof(AnswerLanguage).Assembly.Location)!, "Lingua", "LanguageModels")).Build());

    /// <summary>Whether a text may be in a language.</summary>
    /// <param name="text">A caption.</param>
    /// <param name="language">One of the ten languages.</param>
    public static bool Fits(string text, string language)
    {
        Regex letters = language switch { "zh" => Han(), "ko" => Hangul(), "ru" => Cyrillic(), _ => LatinLetters() };
        int all = text.EnumerateRunes().Count(Rune.IsLetter), own = letters.Count(text);
        return own > 0 && all - own <= MostForeignLetters * all && (!Latin.ContainsKey(language) || FitsLatin(text, language));
    }

    private static bool FitsLatin(string text, string language)
    {
        string[] words = Word().Matches(text).Select(word => word.Value.ToLowerInvariant()).ToArray();
        double own = LittleWordsOf(words, language), others = Latin.Keys.Where(other => other != language).Max(other => LittleWordsOf(words, other));
        return Detector.Value.ComputeLanguageConfidenceValues(text).GetValueOrDefault(Latin[language]) * Math.Pow(WeightOfWord, own - others) >= LeastConfidence;
    }

    /// <summary>How many little words of a language a text has; a word that several languages share counts in parts.</summary>
    private static double LittleWordsOf(string[] words, string language) =>
        words.Where(LittleWords[language].Contains).Sum(word => 1.0 / LittleWords.Values.Count(list => list.Contains(word)));

    private static HashSet<string> Words(string list) => [.. list.Split(' ')];

    [GeneratedRegex(@"\p{L}+")]
    private static partial Regex Word();

    [GeneratedRegex(@"[\u3400-\u4DBF\u4E00-\u9FFF\uF900-\uFAFF]")]
    private static partial Regex Han();

    [GeneratedRegex(@"[\uAC00-\uD7AF\u1100-\u11FF\u3130-\u318F]")]
    private static partial Regex Hangul();

    [GeneratedRegex(@"[\u0400-\u04FF]")]
    private static partial Regex Cyrillic();

    [GeneratedRegex(@"[A-Za-z\u00AA\u00BA\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u024F]")]
    private static partial Regex LatinLetters();
}
