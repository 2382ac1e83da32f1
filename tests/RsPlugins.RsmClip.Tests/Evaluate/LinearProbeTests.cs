using RsPlugins.RsmClip.Evaluate;

namespace RsPlugins.RsmClip.Tests.Evaluate;

public sealed class LinearProbeTests
{
    /// <summary>Two classes and one feature ±1: by symmetry the weights are ±w and the biases 0, and w solves w · strength = σ(−2w) where all images are right.</summary>
    [Fact]
    public void The_optimum_of_a_case_that_can_be_solved_by_hand_is_found()
    {
        const double Strength = 0.1;
        LinearProbe probe = LinearProbe.Fit([[1], [1], [-1], [-1]], [0, 0, 1, 1], 2, Strength, null, CancellationToken.None);

        double low = 0, high = 10;
        for (int i = 0; i < 60; i++)
        {
            double middle = (low + high) / 2;
            (low, high) = middle * Strength < 1 / (1 + Math.Exp(2 * middle)) ? (middle, high) : (low, middle);
        }

        Assert.Equal(low, probe.Weights[0], 1e-3);
        Assert.Equal(-low, probe.Weights[2], 1e-3);
        Assert.Equal(0, probe.Weights[1], 1e-3);
        Assert.True(probe.Scores([1])[0] > probe.Scores([1])[1]);
        Assert.True(probe.Scores([-1])[0] < probe.Scores([-1])[1]);
    }

    [Fact]
    public void The_gradient_is_that_of_differences()
    {
        (float[][] images, int[] labels) = Clouds(40, 3, 5, 0.5, 1);
        double[] weights = [.. Enumerable.Range(0, 3 * 6).Select(i => Math.Sin(i))], gradient = new double[weights.Length], ignored = new double[weights.Length];
        LinearProbe.Loss(images, labels, 3, 0.01, weights, gradient, CancellationToken.None);

        for (int i = 0; i < weights.Length; i++)
        {
            const double Step = 1e-2;
            double[] up = [.. weights], down = [.. weights];
            (up[i], down[i]) = (up[i] + Step, down[i] - Step);
            double difference = (LinearProbe.Loss(images, labels, 3, 0.01, up, ignored, CancellationToken.None) - LinearProbe.Loss(images, labels, 3, 0.01, down, ignored, CancellationToken.None)) / (2 * Step);
            Assert.Equal(difference, gradient[i], 1e-4);
        }
    }

    [Fact]
    public void A_fit_ends_where_the_gradient_is_small_and_starts_from_anywhere()
    {
        (float[][] images, int[] labels) = Clouds(300, 4, 8, 0.6, 2);
        LinearProbe fromZero = LinearProbe.Fit(images, labels, 4, 1e-3, null, CancellationToken.None);
        LinearProbe fromElsewhere = LinearProbe.Fit(images, labels, 4, 1e-3, [.. Enumerable.Range(0, 4 * 9).Select(i => Math.Cos(i))], CancellationToken.None);
        double[] gradient = new double[fromZero.Weights.Length];
        double loss = LinearProbe.Loss(images, labels, 4, 1e-3, fromZero.Weights, gradient, CancellationToken.None), other = LinearProbe.Loss(images, labels, 4, 1e-3, fromElsewhere.Weights, gradient, CancellationToken.None);

        Assert.True(gradient.Max(Math.Abs) < 1e-3, $"the gradient is {gradient.Max(Math.Abs)}");
        Assert.Equal(loss, other, 1e-4);
        Assert.Equal(fromZero.Weights, LinearProbe.Fit(images, labels, 4, 1e-3, null, CancellationToken.None).Weights);
    }

    [Fact]
    public void The_strength_is_the_strongest_of_those_that_are_best_on_the_validation_images()
    {
        (float[][], int[]) train = Clouds(400, 4, 8, 0.9, 3), validation = Clouds(200, 4, 8, 0.9, 4);
        List<double> rights = [];

        LinearProbe probe = LinearProbe.Choose(train, validation, 4, (_, right) => rights.Add(right), CancellationToken.None);

        Assert.Equal(LinearProbe.Strengths.Count, rights.Count);
        Assert.Equal(LinearProbe.Strengths[rights.IndexOf(rights.Max())], probe.Strength);
        Assert.InRange(rights.Max(), 0.6, 1);
    }

    /// <summary>Noisy unit vectors around one corner a class.</summary>
    private static (float[][] Images, int[] Labels) Clouds(int count, int classes, int dimension, double noise, int seed)
    {
        Random random = new(seed);
        int[] labels = [.. Enumerable.Range(0, count).Select(i => i % classes)];
        return ([.. labels.Select(label =>
        {
            double[] raw = [.. Enumerable.Range(0, dimension).Select(d => (d == label ? 1 : 0) + (noise * ((random.NextDouble() * 2) - 1)))];
            double length = Math.Sqrt(raw.Sum(value => value * value));
            return raw.Select(value => (float)(value / length)).ToArray();
        })], labels);
    }
}
