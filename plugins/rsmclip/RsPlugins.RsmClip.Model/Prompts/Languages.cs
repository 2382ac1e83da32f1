namespace RsPlugins.RsmClip.Model.Prompts;

/// <summary>The ten languages of the model, as BCP-47 codes.</summary>
public static class Languages
{
    /// <summary>All codes, English first.</summary>
    public static IReadOnlyList<string> All { get; } = ["en", "pt", "es", "fr", "de", "nl", "it", "zh", "ko", "ru"];

    private static readonly string[] Names = ["English", "português", "español", "français", "Deutsch", "Nederlands", "italiano", "中文", "한국어", "русский"];

    /// <summary>What a language calls itself.</summary>
    /// <param name="language">One of <see cref="All"/>.</param>
    /// <returns>The name.</returns>
    /// <exception cref="PromptException">The language is none of the ten.</exception>
    public static string NameOf(string language) => Names[All.ToList().IndexOf(Checked(language))];

    /// <summary>Checks a code and brings it into the form used here.</summary>
    /// <param name="language">A code, in any case; a region (<c>pt-BR</c>) is left out.</param>
    /// <returns>One of <see cref="All"/>.</returns>
    /// <exception cref="PromptException">The language is none of the ten.</exception>
    public static string Checked(string language)
    {
        string code = language.Trim().Split('-', '_')[0].ToLowerInvariant();
        return All.Contains(code)
            ? code
            : throw new PromptException(PromptFault.Language, $"There are no prompts in the language \"{language}\".", $"Choose from {string.Join(", ", All)}.");
    }
}
