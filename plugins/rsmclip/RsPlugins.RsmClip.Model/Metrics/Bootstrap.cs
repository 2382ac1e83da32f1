namespace RsPlugins.RsmClip.Model.Metrics;

/// <summary>
/// Percentile intervals by the bootstrap (Efron 1979): as many images as there are, drawn with repetition, again and again; the interval holds the middle of what the figures become.
/// They tell what other images of the same kind could have given, nothing about another training of the model.
/// </summary>
/// <param name="resamples">How often images are drawn.</param>
/// <param name="seed">Start of the random numbers: the same seed gives the same intervals.</param>
public sealed class Bootstrap(int resamples, int seed)
{
    /// <summary>The share of the figures inside the intervals.</summary>
    public const double Level = 0.95;

    /// <summary>How often images are drawn.</summary>
    public int Resamples => resamples;

    /// <summary>Start of the random numbers.</summary>
    public int Seed => seed;

    /// <summary>The intervals of several figures over the same images, with their values on the images as they are.</summary>
    /// <param name="images">Number of images.</param>
    /// <param name="figures">The figures when each image counts as often as it is told; not a number where a draw gives none.</param>
    /// <param name="cancellationToken">Ends the work between two draws.</param>
    /// <returns>One for each figure.</returns>
    public IReadOnlyList<Estimate> Intervals(int images, Func<IReadOnlyList<int>, IReadOnlyList<double>> figures, CancellationToken cancellationToken)
    {
        IReadOnlyList<double> values = figures([.. Enumerable.Repeat(1, images)]);
        List<double>[] drawn = [.. values.Select(_ => new List<double>(resamples))];
        Random random = new(seed);
        for (int resample = 0; resample < resamples; resample++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            int[] counts = new int[images];
            for (int i = 0; i < images; i++)
            {
                counts[random.Next(images)]++;
            }

            foreach ((int figure, double value) in figures(counts).Index())
            {
                if (double.IsFinite(value))
                {
                    drawn[figure].Add(value);
                }
            }
        }

        return [.. values.Zip(drawn, (value, all) => new Estimate(value, Percentile(all, (1 - Level) / 2), Percentile(all, (1 + Level) / 2)))];
    }

    /// <summary>The value below which a share of all lies, between neighbours in a straight line.</summary>
    private static double Percentile(List<double> values, double share)
    {
        if (values.Count == 0)
        {
            return double.NaN;
        }

        values.Sort();
        double place = share * (values.Count - 1);
        int below = (int)place;
        return values[below] + ((place - below) * (values[Math.Min(below + 1, values.Count - 1)] - values[below]));
    }
}
