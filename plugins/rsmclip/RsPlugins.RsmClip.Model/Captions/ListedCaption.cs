namespace RsPlugins.RsmClip.Model.Captions;

/// <summary>One caption in the languages that a caption file has it in.</summary>
/// <param name="Id">The id that the file gives it, or null.</param>
/// <param name="Source">Where it comes from: the data set, the translator or whatever the file says; else the file's name.</param>
/// <param name="Texts">By BCP-47 code without a region, in the order of the file; empty where only an id is given.</param>
/// <param name="Origins">Where the texts come from, by the same codes, as far as the file says.</param>
public sealed record ListedCaption(string? Id, string Source, IReadOnlyDictionary<string, string> Texts, IReadOnlyDictionary<string, CaptionOrigin> Origins);
