using RsPlugins.RsmClip.Model.Metrics;

namespace RsPlugins.RsmClip.Evaluate;

/// <summary>Classification by a classifier on frozen embeddings.</summary>
/// <param name="Title">What it is, for the reader.</param>
/// <param name="Top1">Share of images whose class comes first, 0 to 1.</param>
/// <param name="Top5">Share of images whose class is among the first five; null for five classes or fewer.</param>
/// <param name="Settings">What it was made with.</param>
internal sealed record ClassifierFigures(string Title, Estimate Top1, Estimate? Top5, IReadOnlyDictionary<string, double> Settings);
