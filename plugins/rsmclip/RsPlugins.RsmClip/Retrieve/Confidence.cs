using RsPlugins.RsmClip.Inference;

namespace RsPlugins.RsmClip.Retrieve;

/// <summary>Whether, and how, a cosine becomes the probability that a match is what was looked for.</summary>
/// <param name="Of">From cosine to probability; null when it is not known.</param>
/// <param name="Reason">Why it is not known, or null.</param>
internal sealed record Confidence(Func<double, double>? Of, string? Reason)
{
    /// <summary>What holds for a query.</summary>
    /// <param name="model">The model.</param>
    /// <param name="language">Language of the texts.</param>
    /// <param name="texts">Number of texts that are looked for.</param>
    /// <param name="images">Number of images and places that are looked for.</param>
    /// <param name="unwanted">Number of examples of what is not.</param>
    public static Confidence For(LoadedModel model, string language, int texts, int images, int unwanted)
    {
        if (unwanted > 0 || (texts > 0 && images > 0))
        {
            return new Confidence(null, "The confidence is fitted to queries by texts or by images alone, not to mixes.");
        }

        string query = images > 0 ? Calibration.ImageQuery : language;
        return model.Calibration switch
        {
            null => new Confidence(null, $"The model {model.Id} has no calibration: scores are cosines, which say which match is better, not how likely it is."),
            Calibration calibration when !calibration.Covers(query) => new Confidence(null, $"The calibration of the model {model.Id} is not for queries in \"{query}\"."),
            Calibration calibration => new Confidence(cosine => calibration.MatchConfidence(cosine, query), null),
        };
    }
}
