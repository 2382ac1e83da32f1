namespace RsPlugins.RsmClip.Models;

/// <summary>One measured figure of a model.</summary>
/// <param name="Task">What it did, as hub model cards call it: "zero-shot-image-classification", "image-text-retrieval".</param>
/// <param name="Dataset">On which data.</param>
/// <param name="Split">On which part of the data, or null.</param>
/// <param name="Language">In which language, or null.</param>
/// <param name="Metric">What was measured.</param>
/// <param name="Value">The figure.</param>
public sealed record ModelFigure(string Task, string Dataset, string? Split, string? Language, string Metric, double Value);
