using System.Text.RegularExpressions;

namespace RsPlugins.RsmClip.Caption;

/// <summary>Takes the caption out of a language model's answer: without thoughts, labels, quotation marks, markdown and whatever stands around it.</summary>
internal static partial class AnswerText
{
    private static readonly (char Open, char Close)[] Quotes = [('"', '"'), ('\'', '\''), ('“', '”'), ('„', '“'), ('„', '”'), ('‘', '’'), ('«', '»'), ('»', '«'), ('‹', '›'), ('「', '」'), ('『', '』'), ('《', '》'), ('”', '”')];

    /// <summary>The caption, or why there is none.</summary>
    /// <param name="answer">The answer as it came.</param>
    /// <param name="cut">Whether it was cut off at the most tokens, so that only whole sentences count.</param>
    public static (string? Caption, WriterFaultKind Fault) Clean(string answer, bool cut)
    {
        string text = Thoughts().Replace(answer, "");
        if (Markup().IsMatch(text) || text.TrimStart() is ['{' or '[', ..])
        {
            return (null, WriterFaultKind.Unreadable);
        }

        string? line = text.Split('\n').Select(Bare).FirstOrDefault(one => one.Any(char.IsLetter) && one[^1] is not (':' or '：'));
        if (line is null)
        {
            return (null, WriterFaultKind.Empty);
        }

        if (Refusals.Matches(line))
        {
            return (null, WriterFaultKind.Refused);
        }

        if (!cut && line.Length <= CaptionPrompt.MostCharacters)
        {
            return (line, default);
        }

        Match end = SentenceEnds().Matches(line).LastOrDefault(one => one.Index + one.Length <= CaptionPrompt.MostCharacters) ?? Match.Empty;
        return end.Success ? (line[..(end.Index + end.Length)], default) : (null, WriterFaultKind.TooLong);
    }

    /// <summary>A line without what stands around its words.</summary>
    private static string Bare(string line)
    {
        string text = line.Trim().StartsWith("```", StringComparison.Ordinal) ? "" : Spaces().Replace(line, " ").Trim();
        for (string before = ""; text != before;)
        {
            before = text;
            text = Label().Replace(Emphasis().Replace(Bullet().Replace(text, ""), "$2"), "").Trim();
            if (text.Length > 1 && Quotes.Contains((text[0], text[^1])))
            {
                text = text[1..^1].Trim();
            }
        }

        return text;
    }

    [GeneratedRegex(@"<think(?:ing)?>.*?(?:</think(?:ing)?>|\z)", RegexOptions.Singleline | RegexOptions.IgnoreCase)]
    private static partial Regex Thoughts();

    [GeneratedRegex(@"<!doctype|<html|<body|<\?xml", RegexOptions.IgnoreCase)]
    private static partial Regex Markup();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"^(?:#+\s+|[-*+•>]\s+|\d{1,2}[.)]\s+)")]
    private static partial Regex Bullet();

    [GeneratedRegex(@"(\*\*\*|\*\*|\*|__|_|`)(\S(?:.*?\S)?)\1")]
    private static partial Regex Emphasis();

    // "Caption:" in ten languages, with or without words before the colon such as "in English".
    [GeneratedRegex(@"^(?:(?:short\s+|image\s+)?caption|(?:breve\s+)?legenda|(?:breve\s+)?leyenda|pie de foto|(?:courte\s+)?légende|bildunterschrift|bildbeschreibung|(?:korte\s+)?bijschrift|onderschrift|didascalia|(?:图片|图像)?(?:说明|标题|描述)|캡션|설명|подпись|описание)(?:[^:：.。]{0,40}[:：]\s*|$)", RegexOptions.IgnoreCase)]
    private static partial Regex Label();

    [GeneratedRegex(@"[.!?](?=\s|$)|[。！？]")]
    private static partial Regex SentenceEnds();
}
