using RsPlugins.RsmClip.Model.Captions;

namespace RsPlugins.RsmClip.Training.Data;

/// <summary>One text in several languages.</summary>
/// <param name="Id">Identity over languages: two pairs with the same id say the same.</param>
/// <param name="ByLanguage">Texts by BCP-47 tag.</param>
public sealed record MultilingualText(string Id, IReadOnlyDictionary<string, string> ByLanguage)
{
    /// <summary>Where the texts come from, by the same tags, as far as their file says.</summary>
    public IReadOnlyDictionary<string, CaptionOrigin> Origins { get; init; } = new Dictionary<string, CaptionOrigin>();
}
