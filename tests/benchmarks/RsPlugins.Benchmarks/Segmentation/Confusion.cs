namespace RsPlugins.Benchmarks.Segmentation;

/// <summary>How often a class was taken for another.</summary>
internal sealed class Confusion(int classes)
{
    private readonly long[,] counts = new long[classes, classes + 1];

    /// <summary>Intersection over union of each class; not a number for one that does not occur.</summary>
    public IEnumerable<double> Intersections => Enumerable.Range(0, classes).Select(one =>
    {
        long both = counts[one, one], drawn = Enumerable.Range(0, classes + 1).Sum(other => counts[one, other]), found = Enumerable.Range(0, classes).Sum(other => counts[other, one]);
        return (double)both / (drawn + found - both);
    });

    /// <summary>Mean over the classes that occur.</summary>
    public double MeanIntersection => Intersections.Where(double.IsFinite).DefaultIfEmpty(double.NaN).Average();

    /// <summary>Share of the pixels with the right class.</summary>
    public double Right => (double)Enumerable.Range(0, classes).Sum(one => counts[one, one]) / counts.Cast<long>().Sum();

    /// <summary>Counts a pixel; not one without a label (-1).</summary>
    public void Add(int drawn, int found)
    {
        if (drawn >= 0)
        {
            counts[drawn, Math.Min(found, classes)]++;
        }
    }

    public Confusion With(Confusion other)
    {
        Confusion sum = new(classes);
        for (int i = 0; i < counts.Length; i++)
        {
            (int row, int column) = (i / (classes + 1), i % (classes + 1));
            sum.counts[row, column] = counts[row, column] + other.counts[row, column];
        }

        return sum;
    }
}
