namespace RsPlugins.RsmClip.Model.Prompts;

/// <summary>One class: what it is called in each language, and its colour on a map.</summary>
/// <param name="Id">A short name that is the same in every language.</param>
/// <param name="Color">Colour as <c>#rrggbb</c>.</param>
/// <param name="Names">Names by language, at least one each; several are synonyms. A class of the user's own has one list under the key <c>""</c>, used for every language.</param>
public sealed record PromptClass(string Id, string Color, IReadOnlyDictionary<string, IReadOnlyList<string>> Names)
{
    /// <summary>The names in a language, the first of which is shown.</summary>
    /// <param name="language">One of <see cref="Languages.All"/>.</param>
    /// <returns>At least one name.</returns>
    public IReadOnlyList<string> NamesIn(string language) => Names.TryGetValue(language, out IReadOnlyList<string>? names) ? names : Names[""];

    /// <summary>The name to show in a language: that of a class set, or the <see cref="Id"/> that the user gave.</summary>
    /// <param name="language">One of <see cref="Languages.All"/>.</param>
    /// <returns>A name.</returns>
    public string NameIn(string language) => Names.TryGetValue(language, out IReadOnlyList<string>? names) ? names[0] : Id;
}
