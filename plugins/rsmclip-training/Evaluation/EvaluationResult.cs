using RsPlugins.RsmClip.Model.Metrics;

namespace RsPlugins.RsmClip.Training.Evaluation;

/// <summary>Figures of one data set in one language.</summary>
/// <param name="Set">Data set.</param>
/// <param name="Split">train, val or test.</param>
/// <param name="Language">BCP-47 tag.</param>
/// <param name="Images">Images evaluated.</param>
/// <param name="TopOne">Zero-shot accuracy over the set's classes, 0 to 1; null without a class set.</param>
/// <param name="Retrieval">Cross-modal retrieval; null where images have no captions of their own.</param>
public sealed record EvaluationResult(string Set, string Split, string Language, int Images, double? TopOne, RetrievalRecall? Retrieval)
{
    /// <summary>The accuracy with its interval by bootstrap over the images, 0 to 1.</summary>
    public Estimate? TopOneInterval { get; init; }

    /// <summary>The mean recall with its interval by bootstrap over the images, 0 to 100.</summary>
    public Estimate? MeanRecallInterval { get; init; }
}
