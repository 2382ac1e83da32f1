using RsPlugins.RsmClip.Model.Metrics;

namespace RsPlugins.RsmClip.Model.Tests.Metrics;

public sealed class BootstrapTests
{
    /// <summary>A share of n images is binomial, so its bootstrap interval is known: value ± 1.96 √(p(1 − p)/n).</summary>
    [Fact]
    public void The_interval_of_a_share_is_that_of_the_binomial_distribution()
    {
        const int Images = 2000;
        const double Share = 0.9;

        Estimate share = Assert.Single(new Bootstrap(4000, 1).Intervals(Images, counts => [(double)counts.Take((int)(Images * Share)).Sum() / counts.Sum()], CancellationToken.None));

        double half = 1.959964 * Math.Sqrt(Share * (1 - Share) / Images);
        Assert.Equal(Share, share.Value);
        Assert.Equal(Share - half, share.Low, 0.0007);
        Assert.Equal(Share + half, share.High, 0.0007);
    }

    [Fact]
    public void Each_draw_has_as_many_images_and_the_same_seed_draws_the_same()
    {
        List<int> totals = [];
        Bootstrap bootstrap = new(50, 7);

        IReadOnlyList<Estimate> first = bootstrap.Intervals(5, Figures, CancellationToken.None), second = bootstrap.Intervals(5, Figures, CancellationToken.None);

        Assert.Equal(102, totals.Count);
        Assert.All(totals, total => Assert.Equal(5, total));
        Assert.Equal(first, second);
        Assert.NotEqual(first, new Bootstrap(50, 8).Intervals(5, Figures, CancellationToken.None));

        IReadOnlyList<double> Figures(IReadOnlyList<int> counts)
        {
            totals.Add(counts.Sum());
            return [counts[0], counts.Select((count, i) => count * i * i).Sum()];
        }
    }

    /// <summary>A figure of one image out of two: the draws give 0, 1 or 2 of it with probabilities 1/4, 1/2, 1/4, so that the interval spans all.</summary>
    [Fact]
    public void Draws_without_a_figure_are_left_out()
    {
        Estimate one = new Bootstrap(1000, 3).Intervals(2, counts => [counts[0] == 0 ? double.NaN : counts[0]], CancellationToken.None)[0];

        Assert.Equal(new Estimate(1, 1, 2), one);
    }
}
