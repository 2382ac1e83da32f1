using RsPlugins.RsmClip.Model.Prompts;

namespace RsPlugins.RsmClip.Llm;

/// <summary>What a language is called in instructions, which are in English whatever the language of the answer.</summary>
internal static class SpokenLanguage
{
    private static readonly string[] EnglishNames = ["English", "Portuguese", "Spanish", "French", "German", "Dutch", "Italian", "Chinese", "Korean", "Russian"];

    /// <summary>The name, with what the language calls itself, such as "Portuguese (português)"; the code itself for a language that is none of the ten.</summary>
    public static string NameOf(string language)
    {
        int place = Languages.All.ToList().IndexOf(language);
        string name = place < 0 ? language : EnglishNames[place];
        return place < 0 || name == Languages.NameOf(language) ? name : $"{name} ({Languages.NameOf(language)})";
    }
}
