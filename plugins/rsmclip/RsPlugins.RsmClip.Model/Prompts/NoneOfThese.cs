namespace RsPlugins.RsmClip.Model.Prompts;

/// <summary>What a cell is called that none of the classes fits well enough.</summary>
public static class NoneOfThese
{
    /// <summary>Its colour as <c>#rrggbb</c>: a grey that no class of the shipped sets has.</summary>
    public const string Color = "#a9a9a9";

    private static readonly string[] Names = ["none of these", "nenhuma destas", "ninguna de estas", "aucune de celles-ci", "keine davon", "geen van deze", "nessuna di queste", "以上都不是", "해당 없음", "ни один из этих"];

    /// <summary>Its name in a language.</summary>
    /// <param name="language">One of <see cref="Languages.All"/>.</param>
    /// <returns>The name.</returns>
    /// <exception cref="PromptException">The language is none of the ten.</exception>
    public static string In(string language) => Names[Languages.All.ToList().IndexOf(Languages.Checked(language))];
}
