using RsPlugins.RsmClip.Model.Metrics;

namespace RsPlugins.RsmClip.Evaluate;

/// <summary>Classification by class names in one language.</summary>
/// <param name="Language">The language.</param>
/// <param name="Top1">Share of images whose class comes first, 0 to 1.</param>
/// <param name="Top5">Share of images whose class is among the first five; null for five classes or fewer.</param>
/// <param name="Recalls">For each class the share of its images that are found; not a number for a class without images.</param>
/// <param name="Confusion">What was taken for what.</param>
internal sealed record ZeroShotFigures(string Language, Estimate Top1, Estimate? Top5, IReadOnlyList<Estimate> Recalls, ConfusionMatrix Confusion)
{
    private const int Several = 5;

    /// <summary>Measures.</summary>
    public static ZeroShotFigures Of(string language, ClassificationRanks ranks, int classes, Bootstrap bootstrap, CancellationToken cancellationToken)
    {
        IReadOnlyList<Estimate> all = bootstrap.Intervals(
            ranks.Labels.Count,
            counts => [ranks.Accuracy(1, counts), ranks.Accuracy(Several, counts), .. Found(ranks, classes, counts)],
            cancellationToken);
        return new ZeroShotFigures(language, all[0], classes > Several ? all[1] : null, [.. all.Skip(2)], ranks.Confusion(classes));
    }

    private static double[] Found(ClassificationRanks ranks, int classes, IReadOnlyList<int> counts)
    {
        int[] all = new int[classes], found = new int[classes];
        for (int image = 0; image < ranks.Labels.Count; image++)
        {
            all[ranks.Labels[image]] += counts[image];
            found[ranks.Labels[image]] += ranks.Ranks[image] == 0 ? counts[image] : 0;
        }

        return [.. found.Zip(all, (right, count) => (double)right / count)];
    }
}
