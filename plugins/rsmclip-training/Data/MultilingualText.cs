namespace RsPlugins.RsmClip.Training.Data;

/// <summary>One text in several languages.</summary>
/// <param name="Id">Identity over languages: two pairs with the same id say the same.</param>
/// <param name="ByLanguage">Texts by BCP-47 tag.</param>
public sealed record MultilingualText(string Id, IReadOnlyDictionary<string, string> ByLanguage);
