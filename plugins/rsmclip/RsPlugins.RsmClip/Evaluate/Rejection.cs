using RsPlugins.RsmClip.Inference;

namespace RsPlugins.RsmClip.Evaluate;

/// <summary>
/// What a threshold on the class confidence does with images of none of the classes: each two classes of a data set in turn are left out of the class list, and their images should stay below the threshold.
/// Means over all pairs of classes of which there are images to leave out and others to keep.
/// </summary>
/// <param name="Threshold">The threshold, 0 to 1.</param>
/// <param name="Auroc">Probability that an image of a listed class has more confidence than one of a class left out; 0.5 is chance.</param>
/// <param name="WorstAuroc">The least of them over the pairs of classes.</param>
/// <param name="Rejected">Share of the images of classes left out that stay below the threshold.</param>
/// <param name="Kept">Share of the images of listed classes that do not.</param>
/// <param name="AccuracyBefore">Share of right labels among all images of listed classes.</param>
/// <param name="AccuracyAfter">The same among those kept.</param>
public sealed record Rejection(double Threshold, double Auroc, double WorstAuroc, double Rejected, double Kept, double AccuracyBefore, double AccuracyAfter)
{
    /// <summary>Measures.</summary>
    /// <param name="cosines">[images][classes].</param>
    /// <param name="labels">For each image the place of its class.</param>
    /// <param name="scale">Factor from cosine to logit.</param>
    /// <param name="threshold">The threshold.</param>
    /// <returns>The measures, or null where no pair leaves images on both sides.</returns>
    internal static Rejection? Of(float[][] cosines, int[] labels, double scale, double threshold)
    {
        int count = cosines[0].Length;
        List<double[]> rows = [];
        for (int first = 0; first < count; first++)
        {
            for (int second = first + 1; second < count; second++)
            {
                int unknown = labels.Count(label => label == first || label == second);
                if (unknown > 0 && unknown < labels.Length)
                {
                    rows.Add(LeaveOut(cosines, labels, scale, threshold, [first, second]));
                }
            }
        }

        double Mean(int column) => rows.Average(row => row[column]);
        return rows.Count == 0 ? null : new Rejection(threshold, Mean(0), rows.Min(row => row[0]), Mean(1), Mean(2), Mean(3), Mean(4));
    }

    private static double[] LeaveOut(float[][] cosines, int[] labels, double scale, double threshold, int[] left)
    {
        int[] listed = [.. Enumerable.Range(0, cosines[0].Length).Except(left)];
        List<double> unknown = [], known = [];
        int right = 0, rightKept = 0;
        foreach ((float[] row, int label) in cosines.Zip(labels))
        {
            float[] probabilities = Vectors.SoftMax([.. listed.Select(one => row[one])], (float)scale);
            int best = Vectors.ArgMax(probabilities);
            double confidence = probabilities[best];
            (left.Contains(label) ? unknown : known).Add(confidence);
            right += listed[best] == label ? 1 : 0;
            rightKept += listed[best] == label && confidence >= threshold ? 1 : 0;
        }

        int kept = known.Count(confidence => confidence >= threshold);
        return [AurocOf(known, unknown), (double)unknown.Count(confidence => confidence < threshold) / unknown.Count, (double)kept / known.Count, (double)right / known.Count, (double)rightKept / Math.Max(1, kept)];
    }

    /// <summary>The share of pairs in which the known image is ahead (Mann and Whitney's U); ties count half.</summary>
    private static double AurocOf(List<double> known, List<double> unknown)
    {
        double[] sorted = [.. unknown.Order()];
        return known.Sum(confidence =>
        {
            int below = LowerBound(sorted, confidence), notAbove = LowerBound(sorted, Math.BitIncrement(confidence));
            return (below + notAbove) / 2.0;
        }) / ((double)known.Count * unknown.Count);
    }

    private static int LowerBound(double[] sorted, double value)
    {
        int low = 0, high = sorted.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = sorted[middle] < value ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
