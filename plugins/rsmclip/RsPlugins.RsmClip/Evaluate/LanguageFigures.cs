using RsPlugins.RsmClip.Model.Metrics;

namespace RsPlugins.RsmClip.Evaluate;

/// <summary>The figures of one language.</summary>
/// <param name="Language">BCP-47 code.</param>
/// <param name="EurosatTop1">Share of EuroSAT images whose class comes first, 0 to 1; null when not measured.</param>
/// <param name="UcmTop1">The same for UC Merced's 21 classes.</param>
/// <param name="UcmRetrieval">Retrieval on UC Merced's captions; null when there are none in this language.</param>
public sealed record LanguageFigures(string Language, double? EurosatTop1, double? UcmTop1, RetrievalRecall? UcmRetrieval);
