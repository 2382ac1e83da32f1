using System.Text.RegularExpressions;
using RsPlugins.RsmClip.Llm;

namespace RsPlugins.RsmClip.Caption;

/// <summary>Takes the caption out of a language model's answer.</summary>
internal static partial class AnswerText
{
    /// <summary>The caption, or why there is none.</summary>
    /// <param name="answer">The answer as it came.</param>
    /// <param name="cut">Whether it was cut off at the most tokens, so that only whole sentences count.</param>
    public static (string? Caption, LlmFaultKind Fault) Clean(string answer, bool cut)
    {
        if (AnswerLine.Spoken(answer) is not string text)
        {
            return (null, LlmFaultKind.Unreadable);
        }

        string? line = text.Split('\n').Select(AnswerLine.Bare).FirstOrDefault(one => one.Any(char.IsLetter) && one[^1] is not (':' or '：'));
        if (line is null)
        {
            return (null, LlmFaultKind.Empty);
        }

        if (Refusals.Matches(line))
        {
            return (null, LlmFaultKind.Refused);
        }

        if (!cut && line.Length <= CaptionPrompt.MostCharacters)
        {
            return (line, default);
        }

        Match end = SentenceEnds().Matches(line).LastOrDefault(one => one.Index + one.Length <= CaptionPrompt.MostCharacters) ?? Match.Empty;
        return end.Success ? (line[..(end.Index + end.Length)], default) : (null, LlmFaultKind.TooLong);
    }

    [GeneratedRegex(@"[.!?](?=\s|$)|[。！？]")]
    private static partial Regex SentenceEnds();
}
