using System.Numerics.Tensors;

namespace RsPlugins.RsmClip.Model.Metrics;

/// <summary>What a classifier makes of labelled images. Of equal scores the earlier class comes first.</summary>
/// <param name="Labels">For each image the place of its class.</param>
/// <param name="Predicted">For each image the place of the class that comes first.</param>
/// <param name="Ranks">For each image, how many classes come before its own.</param>
public sealed record ClassificationRanks(IReadOnlyList<int> Labels, IReadOnlyList<int> Predicted, IReadOnlyList<int> Ranks)
{
    /// <summary>Ranks.</summary>
    /// <param name="labels">For each image the place of its class.</param>
    /// <param name="scores">The scores of all classes for an image, by its position; the higher, the more likely.</param>
    public static ClassificationRanks Of(IReadOnlyList<int> labels, Func<int, ReadOnlyMemory<float>> scores)
    {
        int[] predicted = new int[labels.Count], ranks = new int[labels.Count];
        for (int image = 0; image < labels.Count; image++)
        {
            ReadOnlySpan<float> row = scores(image).Span;
            float own = row[labels[image]];
            predicted[image] = TensorPrimitives.IndexOfMax(row);
            for (int one = 0; one < row.Length; one++)
            {
                ranks[image] += row[one] > own || (row[one] == own && one < labels[image]) ? 1 : 0;
            }
        }

        return new ClassificationRanks(labels, predicted, ranks);
    }

    /// <summary>The share of images whose class is among the first k, 0 to 1.</summary>
    /// <param name="k">At least 1.</param>
    public double Accuracy(int k) => (double)Ranks.Count(rank => rank < k) / Ranks.Count;

    /// <summary>The same when images count several times or not at all.</summary>
    /// <param name="k">At least 1.</param>
    /// <param name="counts">For each image how often it counts.</param>
    public double Accuracy(int k, IReadOnlyList<int> counts)
    {
        int right = 0, all = 0;
        for (int image = 0; image < Ranks.Count; image++)
        {
            all += counts[image];
            right += Ranks[image] < k ? counts[image] : 0;
        }

        return (double)right / all;
    }

    /// <summary>How often each class was taken for each.</summary>
    /// <param name="classes">Number of classes.</param>
    public ConfusionMatrix Confusion(int classes)
    {
        ConfusionMatrix matrix = new(classes);
        for (int image = 0; image < Labels.Count; image++)
        {
            matrix.Add(Labels[image], Predicted[image]);
        }

        return matrix;
    }
}
