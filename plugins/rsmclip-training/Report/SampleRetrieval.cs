namespace RsPlugins.RsmClip.Training.Report;

/// <summary>A validation image with the texts that a model finds for it.</summary>
/// <param name="Set">Its data set.</param>
/// <param name="File">Its name.</param>
/// <param name="Png">A small picture of it.</param>
/// <param name="Found">The best texts, best first, language after language.</param>
public sealed record SampleRetrieval(string Set, string File, byte[] Png, IReadOnlyList<FoundText> Found);
