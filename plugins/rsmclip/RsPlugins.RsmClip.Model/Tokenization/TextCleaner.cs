using System.Text;
using System.Text.RegularExpressions;

namespace RsPlugins.RsmClip.Model.Tokenization;

/// <summary>
/// The cleaning that open_clip's tokenizer does before it looks for pieces: what ftfy.fix_text mends, HTML entities, white space.
/// </summary>
internal static partial class TextCleaner
{
    private const char Replacement = '\ufffd';

    /// <summary>Letters that ftfy writes out; the tokenizer's own map keeps some of them.</summary>
    private static readonly Dictionary<char, string> Ligatures = new()
    {
        ['Ĳ'] = "IJ", ['ĳ'] = "ij", ['ŉ'] = "'n", ['Ǳ'] = "DZ", ['ǲ'] = "Dz", ['ǳ'] = "dz", ['Ǆ'] = "DŽ", ['ǅ'] = "Dž", ['ǆ'] = "dž",
        ['Ǉ'] = "LJ", ['ǈ'] = "Lj", ['ǉ'] = "lj", ['Ǌ'] = "NJ", ['ǋ'] = "Nj", ['ǌ'] = "nj",
        ['ﬀ'] = "ff", ['ﬁ'] = "fi", ['ﬂ'] = "fl", ['ﬃ'] = "ffi", ['ﬄ'] = "ffl", ['ﬅ'] = "ſt", ['ﬆ'] = "st",
    };

    public static string Clean(string text)
    {
        string valid = WithoutLoneSurrogates(text);
        string unescaped = valid.Contains('<', StringComparison.Ordinal) ? valid : HtmlText.UnescapeClosed(valid);
        string mended = Mojibake.Repair(TerminalEscape().Replace(unescaped, ""));
        string plain = UnicodeText.Compose(Characters(mended));
        return CollapseWhitespace(HtmlText.Unescape(HtmlText.Unescape(plain)));
    }

    private static string Characters(string text)
    {
        StringBuilder result = new(text.Length);
        foreach (char letter in text)
        {
            if (IsUnwantedControl(letter))
            {
                continue;
            }

            if (Ligatures.TryGetValue(letter, out string? written))
            {
                result.Append(written);
            }
            else if (UnicodeText.PlainWidth(letter) is { } plain)
            {
                result.Append(plain);
            }
            else
            {
                result.Append(letter switch
                {
                    '\u02bc' or (>= '\u2018' and <= '\u201b') => '\'',
                    >= '\u201c' and <= '\u201f' => '"',
                    _ => letter,
                });
            }
        }

        return result.ToString();
    }

    private static bool IsUnwantedControl(char letter) => letter is
        (<= '\u001f' and not ('\t' or '\n' or '\f' or '\r')) or '\u007f' or (>= '\u206a' and <= '\u206f') or '\ufeff' or (>= '\ufff9' and <= '\ufffc');

    private static string WithoutLoneSurrogates(string text)
    {
        StringBuilder? result = null;
        for (int i = 0; i < text.Length; i++)
        {
            bool isPair = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            if (isPair)
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                result ??= new StringBuilder(text);
                result[i] = Replacement;
            }
        }

        return result?.ToString() ?? text;
    }

    private static string CollapseWhitespace(string text)
    {
        StringBuilder result = new(text.Length);
        foreach (char letter in text)
        {
            // Python counts the four separators U+001C to U+001F as white space, .NET does not.
            bool isSpace = char.IsWhiteSpace(letter) || letter is >= '\u001c' and <= '\u001f';
            if (!isSpace)
            {
                result.Append(letter);
            }
            else if (result.Length > 0 && result[^1] != ' ')
            {
                result.Append(' ');
            }
        }

        return result.ToString().TrimEnd(' ');
    }

    [GeneratedRegex(@"\x1b\[[\d;]*[a-zA-Z]", RegexOptions.CultureInvariant)]
    private static partial Regex TerminalEscape();
}
