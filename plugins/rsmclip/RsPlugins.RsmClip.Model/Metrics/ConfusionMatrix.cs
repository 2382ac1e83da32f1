namespace RsPlugins.RsmClip.Model.Metrics;

/// <summary>How often things of a class, images or pixels, were taken for each class or for none.</summary>
/// <param name="classes">Number of classes.</param>
/// <param name="counts">[classes, classes + 1] what to begin with; it is not copied.</param>
public sealed class ConfusionMatrix(int classes, long[] counts)
{
    /// <summary>An empty one.</summary>
    /// <param name="classes">Number of classes.</param>
    public ConfusionMatrix(int classes)
        : this(classes, new long[classes * (classes + 1)])
    {
    }

    /// <summary>[classes, classes + 1], row by row.</summary>
    public IReadOnlyList<long> Counts => counts;

    /// <summary>Number of classes.</summary>
    public int Classes => classes;

    /// <summary>How many things were counted.</summary>
    public long Total => counts.Sum();

    /// <summary>The share of things with the right class, 0 to 1.</summary>
    public double Accuracy => (double)Enumerable.Range(0, classes).Sum(one => this[one, one]) / Total;

    /// <summary>Intersection over union of each class; not a number for one that neither is nor was found anywhere.</summary>
    public IEnumerable<double> Intersections => Enumerable.Range(0, classes).Select(one =>
        (double)this[one, one] / (Drawn(one) + Enumerable.Range(0, classes).Sum(truth => this[truth, one]) - this[one, one]));

    /// <summary>The mean of them over the classes that are or were found anywhere (mIoU).</summary>
    public double MeanIntersection => Intersections.Where(double.IsFinite).DefaultIfEmpty(double.NaN).Average();

    /// <summary>How many things of a class were taken for another.</summary>
    /// <param name="truth">What they are.</param>
    /// <param name="found">What they were taken for; the number of classes stands for none.</param>
    public long this[int truth, int found] => counts[(truth * (classes + 1)) + found];

    /// <summary>The share of things of a class that were taken for it, 0 to 1; not a number without any.</summary>
    /// <param name="truth">The class.</param>
    public double Recall(int truth) => (double)this[truth, truth] / Drawn(truth);

    /// <summary>Counts things.</summary>
    /// <param name="truth">What they are; what is below 0 has no label and is not counted.</param>
    /// <param name="found">What they were taken for; anything beyond the classes is none of them.</param>
    /// <param name="times">How many.</param>
    public void Add(int truth, int found, long times = 1)
    {
        if (truth >= 0)
        {
            counts[(truth * (classes + 1)) + Math.Min(found, classes)] += times;
        }
    }

    /// <summary>Counts all that another matrix of as many classes holds.</summary>
    /// <param name="other">The other.</param>
    /// <param name="times">How often.</param>
    public void Add(ConfusionMatrix other, long times = 1)
    {
        for (int i = 0; i < counts.Length; i++)
        {
            counts[i] += times * other.Counts[i];
        }
    }

    private long Drawn(int truth) => Enumerable.Range(0, classes + 1).Sum(found => this[truth, found]);
}
