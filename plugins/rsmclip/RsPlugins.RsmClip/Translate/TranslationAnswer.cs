using System.Globalization;
using System.Text.RegularExpressions;
using RsPlugins.RsmClip.Llm;

namespace RsPlugins.RsmClip.Translate;

/// <summary>Takes the translations out of a language model's answer.</summary>
internal static partial class TranslationAnswer
{
    /// <summary>The translation of each caption, or why there is none.</summary>
    /// <param name="answer">The answer as it came.</param>
    /// <param name="isCut">Whether it was cut off, so that its last line is not whole.</param>
    /// <param name="count">Captions asked for.</param>
    public static (string Text, TranslationFault? Fault)[] Read(string answer, bool isCut, int count)
    {
        (string Text, TranslationFault? Fault)[] found = [.. Enumerable.Repeat(("", (TranslationFault?)TranslationFault.Missing), count)];
        string[] lines = [.. (AnswerLine.Spoken(answer) ?? "").Split('\n').Where(line => AnswerLine.Bare(line).Any(char.IsLetter))];
        if (isCut)
        {
            lines = lines[..Math.Max(0, lines.Length - 1)];
        }

        int last = -1;
        foreach (string line in lines)
        {
            Match numbered = Numbered().Match(line);
            int place = numbered.Success && int.TryParse(numbered.Groups[1].Value, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= 1 && number <= count ? number - 1 : -1;
            if (place >= 0)
            {
                // A number that comes twice belongs to nothing that can be told.
                bool isNew = found[place].Fault == TranslationFault.Missing;
                found[place] = isNew ? (AnswerLine.Bare(numbered.Groups[2].Value), null) : ("", TranslationFault.SeveralLines);
                last = place;
            }
            else if (last >= 0)
            {
                found[last] = ("", TranslationFault.SeveralLines);
            }
        }

        // One caption needs no number.
        if (count == 1 && last < 0 && lines.Where(line => !line.TrimEnd().EndsWith(':')).ToArray() is { Length: > 0 } plain)
        {
            found[0] = plain.Length == 1 ? (AnswerLine.Bare(plain[0]), null) : ("", TranslationFault.SeveralLines);
        }

        return found;
    }

    [GeneratedRegex(@"^\W*(\d{1,3})\s*[.):：、\-][*_]*\s*(\S.*)$", RegexOptions.CultureInvariant)]
    private static partial Regex Numbered();
}
