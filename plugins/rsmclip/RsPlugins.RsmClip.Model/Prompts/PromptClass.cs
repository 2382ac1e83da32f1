namespace RsPlugins.RsmClip.Model.Prompts;

/// <summary>One class: what it is called in each language, and its colour on a map.</summary>
/// <param name="Id">A short name that is the same in every language.</param>
/// <param name="Color">Colour as <c>#rrggbb</c>.</param>
/// <param name="Names">What it is looked for by, by language, at least one each; several are synonyms. A class of the user's own has a list under the key <c>""</c>, used for languages that have none.</param>
/// <param name="Titles">What a class of the user's own is called in a language, where that is not the <paramref name="Id"/>; null for a class set, whose first names are shown.</param>
public sealed record PromptClass(string Id, string Color, IReadOnlyDictionary<string, IReadOnlyList<string>> Names, IReadOnlyDictionary<string, string>? Titles = null)
{
    /// <summary>What the class is looked for by in a language.</summary>
    /// <param name="language">One of <see cref="Languages.All"/>.</param>
    /// <returns>At least one name.</returns>
    public IReadOnlyList<string> NamesIn(string language) => Names.TryGetValue(language, out IReadOnlyList<string>? names) ? names : Names[""];

    /// <summary>The name to show in a language: that of a class set, or what the user called it.</summary>
    /// <param name="language">One of <see cref="Languages.All"/>.</param>
    /// <returns>A name.</returns>
    public string NameIn(string language) => Titles is null ? NamesIn(language)[0] : Titles.GetValueOrDefault(language, Id);
}
