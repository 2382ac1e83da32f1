namespace RsPlugins.RsmClip.Llm;

/// <summary>How language models say in ten languages that they will not answer.</summary>
internal static class Refusals
{
    private static readonly string[] Beginnings =
    [
        "i'm sorry", "i am sorry", "sorry", "i apologize", "my apologies", "i cannot", "i can't", "i can not", "i'm unable", "i am unable", "i'm not able", "i am not able", "unfortunately, i", "as an ai", "as a language model",
        "desculpe", "peço desculpa", "lamento", "sinto muito", "não posso", "não consigo", "infelizmente, não", "infelizmente não", "como uma ia", "como um modelo",
        "lo siento", "lo lamento", "disculpa", "perdón", "no puedo", "no me es posible", "como una ia", "como un modelo", "desafortunadamente", "lamentablemente",
        "je suis désolé", "désolé", "je regrette", "je ne peux", "je ne suis pas en mesure", "malheureusement, je", "en tant qu'ia", "en tant que modèle",
        "es tut mir leid", "tut mir leid", "entschuldigung", "ich kann nicht", "ich kann diese", "ich kann keine", "ich kann leider", "leider kann ich", "ich bin nicht in der lage", "als ki", "als sprachmodell",
        "het spijt me", "ik kan niet", "ik kan geen", "ik kan deze", "helaas kan ik", "ik ben niet in staat", "als ai", "als taalmodel",
        "mi dispiace", "mi scuso", "scusa", "spiacente", "non posso", "non sono in grado", "purtroppo non", "come ia", "come modello",
        "抱歉", "很抱歉", "非常抱歉", "对不起", "對不起", "我无法", "我不能", "无法", "作为一个人工智能", "作为人工智能", "作为ai", "作为一个ai", "作为语言模型",
        "죄송합니다", "죄송하지만", "미안하지만", "미안합니다", "저는 ai", "인공지능으로서", "언어 모델로서", "안타깝지만",
        "извините", "простите", "прошу прощения", "к сожалению, я", "сожалею", "мне жаль", "я не могу", "я не в состоянии", "как ии", "как искусственный интеллект", "как языковая модель",
    ];

    private static readonly string[] Endings = ["할 수 없습니다", "드릴 수 없습니다", "어렵습니다"];

    /// <summary>Whether a text is a refusal rather than a caption.</summary>
    public static bool Matches(string text)
    {
        string plain = text.Replace('’', '\'').TrimStart('"', '\'', '“', '«', ' ').TrimEnd('.', '!', '。', ' ').ToLowerInvariant();
        return Beginnings.Any(beginning => plain.StartsWith(beginning, StringComparison.Ordinal)) || Endings.Any(ending => plain.EndsWith(ending, StringComparison.Ordinal));
    }
}
