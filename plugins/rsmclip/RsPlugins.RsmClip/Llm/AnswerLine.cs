using System.Text.RegularExpressions;

namespace RsPlugins.RsmClip.Llm;

/// <summary>Takes what was asked for out of a language model's answer: without thoughts, labels, quotation marks, markdown and whatever else stands around it.</summary>
internal static partial class AnswerLine
{
    private static readonly (char Open, char Close)[] Quotes = [('"', '"'), ('\'', '\''), ('“', '”'), ('„', '“'), ('„', '”'), ('‘', '’'), ('«', '»'), ('»', '«'), ('‹', '›'), ('「', '」'), ('『', '』'), ('《', '》'), ('”', '”')];

    /// <summary>An answer without what a model thought aloud; null when it is markup or data instead of words.</summary>
    public static string? Spoken(string answer)
    {
        string text = Thoughts().Replace(answer, "");
        return Markup().IsMatch(text) || text.TrimStart() is ['{' or '[', ..] ? null : text;
    }

    /// <summary>A line without what stands around its words.</summary>
    public static string Bare(string line)
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
}
