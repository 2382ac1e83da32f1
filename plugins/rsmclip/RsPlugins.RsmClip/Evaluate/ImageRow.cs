namespace RsPlugins.RsmClip.Evaluate;

/// <summary>An image of a data set.</summary>
/// <param name="File">Its name, as the list spells it.</param>
/// <param name="Split">train, val or test; null where the data set has no splits.</param>
/// <param name="Label">Its class, as the list spells it, or null.</param>
/// <param name="Captions">Its captions, each by language.</param>
internal sealed record ImageRow(string File, string? Split, string? Label, IReadOnlyList<IReadOnlyDictionary<string, string>> Captions);
