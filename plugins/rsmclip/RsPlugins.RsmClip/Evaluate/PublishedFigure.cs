namespace RsPlugins.RsmClip.Evaluate;

/// <summary>A figure that others have published; nobody measured it here.</summary>
/// <param name="Dataset">The data set.</param>
/// <param name="Model">The model.</param>
/// <param name="Task">zero-shot, retrieval or segmentation.</param>
/// <param name="Values">The figures by their names: top-1 in percent, or recalls in percent.</param>
/// <param name="Protocol">How they were measured.</param>
/// <param name="Source">Who says so.</param>
/// <param name="Url">Where it stands.</param>
internal sealed record PublishedFigure(string Dataset, string Model, string Task, IReadOnlyDictionary<string, double> Values, string Protocol, string Source, string Url);
