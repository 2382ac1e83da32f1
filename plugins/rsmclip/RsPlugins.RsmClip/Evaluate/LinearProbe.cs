using System.Numerics.Tensors;
using RsPlugins.RsmClip.Inference;

namespace RsPlugins.RsmClip.Evaluate;

/// <summary>
/// Multinomial logistic regression on frozen embeddings, as CLIP's authors probe theirs (Radford et al. 2021, appendix A.3): L-BFGS, the strength of the L2 regularisation chosen on the validation split,
/// then fitted anew on training and validation images together. It starts at zero and adds in a fixed order, so that the result depends on no number of threads.
/// </summary>
internal sealed class LinearProbe
{
    /// <summary>The strengths that are tried, the strongest first: of equally good ones the strongest is taken.</summary>
    public static IReadOnlyList<double> Strengths { get; } = [1, 1e-1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6];

    private const int RowsAtOnce = 512;
    private readonly int dimension;
    private readonly int classes;

    private LinearProbe(double[] weights, int dimension, int classes, double strength, int iterations)
    {
        (Weights, this.dimension, this.classes, Strength, Iterations) = (weights, dimension, classes, strength, iterations);
    }

    /// <summary>[classes, dimension + 1]: weights, then the bias.</summary>
    public double[] Weights { get; }

    /// <summary>The factor of half the squared weights in the loss.</summary>
    public double Strength { get; }

    /// <summary>Iterations of L-BFGS.</summary>
    public int Iterations { get; }

    /// <summary>Chooses the strength on validation images and fits on all.</summary>
    /// <param name="train">Training images.</param>
    /// <param name="validation">Validation images.</param>
    /// <param name="classes">Number of classes.</param>
    /// <param name="tried">Told how many strengths were tried and how well the last did on the validation images.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static LinearProbe Choose((float[][] Images, int[] Labels) train, (float[][] Images, int[] Labels) validation, int classes, Action<int, double> tried, CancellationToken cancellationToken)
    {
        LinearProbe? best = null, last = null;
        double mostRight = -1;
        foreach ((int number, double strength) in Strengths.Index())
        {
            last = Fit(train.Images, train.Labels, classes, strength, last?.Weights, cancellationToken);
            LinearProbe probe = last;
            double right = validation.Labels.Index().Average(one => Vectors.ArgMax(probe.Scores(validation.Images[one.Index])) == one.Item ? 1.0 : 0);
            tried(number + 1, right);
            (best, mostRight) = right > mostRight ? (last, right) : (best, mostRight);
        }

        return Fit([.. train.Images, .. validation.Images], [.. train.Labels, .. validation.Labels], classes, best!.Strength, best.Weights, cancellationToken);
    }

    /// <summary>Fits: the least mean cross-entropy plus <paramref name="strength"/> / 2 times the squared weights (not the biases).</summary>
    /// <param name="images">Unit vectors.</param>
    /// <param name="labels">For each the place of its class.</param>
    /// <param name="classes">Number of classes.</param>
    /// <param name="strength">Above 0.</param>
    /// <param name="start">Weights to start from, or null for zeros.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static LinearProbe Fit(float[][] images, int[] labels, int classes, double strength, double[]? start, CancellationToken cancellationToken)
    {
        int dimension = images[0].Length;
        double[] weights = start is null ? new double[classes * (dimension + 1)] : [.. start];
        int iterations = Lbfgs.Minimise(weights, (at, gradient) => Loss(images, labels, classes, strength, at, gradient, cancellationToken), cancellationToken);
        return new LinearProbe(weights, dimension, classes, strength, iterations);
    }

    /// <summary>The scores of the classes for an image.</summary>
    /// <param name="image">A unit vector.</param>
    public float[] Scores(float[] image)
    {
        float[] scores = new float[classes];
        for (int one = 0; one < classes; one++)
        {
            ReadOnlySpan<double> row = Weights.AsSpan(one * (dimension + 1), dimension + 1);
            double score = row[dimension];
            for (int d = 0; d < dimension; d++)
            {
                score += row[d] * image[d];
            }

            scores[one] = (float)score;
        }

        return scores;
    }

    /// <summary>The loss and its gradient. Rows are added up in blocks of a fixed size, and blocks in their order.</summary>
    internal static double Loss(float[][] images, int[] labels, int classes, double strength, double[] weights, double[] gradient, CancellationToken cancellationToken)
    {
        int dimension = images[0].Length, row = dimension + 1, blocks = (images.Length + RowsAtOnce - 1) / RowsAtOnce;
        float[] rounded = [.. weights.Select(weight => (float)weight)];
        (double Loss, float[] Gradient)[] parts = new (double, float[])[blocks];
        Parallel.For(0, blocks, new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = ModelPool.DefaultThreads }, block =>
            parts[block] = Block(images, labels, classes, rounded, block * RowsAtOnce, Math.Min(images.Length, (block + 1) * RowsAtOnce)));
        Array.Clear(gradient);
        double loss = 0;
        foreach ((double part, float[] partGradient) in parts)
        {
            loss += part / images.Length;
            for (int i = 0; i < gradient.Length; i++)
            {
                gradient[i] += (double)partGradient[i] / images.Length;
            }
        }

        for (int i = 0; i < weights.Length; i++)
        {
            double decay = i % row == dimension ? 0 : strength;
            loss += decay * weights[i] * weights[i] / 2;
            gradient[i] += decay * weights[i];
        }

        return loss;
    }

    private static (double Loss, float[] Gradient) Block(float[][] images, int[] labels, int classes, float[] weights, int from, int to)
    {
        int dimension = images[0].Length, row = dimension + 1;
        float[] gradient = new float[weights.Length], logits = new float[classes], probabilities = new float[classes];
        double loss = 0;
        for (int image = from; image < to; image++)
        {
            for (int one = 0; one < classes; one++)
            {
                logits[one] = TensorPrimitives.Dot(weights.AsSpan(one * row, dimension), images[image]) + weights[(one * row) + dimension];
            }

            TensorPrimitives.SoftMax<float>(logits, probabilities);
            loss -= Math.Log(Math.Max(probabilities[labels[image]], float.Epsilon));
            probabilities[labels[image]] -= 1;
            for (int one = 0; one < classes; one++)
            {
                Span<float> target = gradient.AsSpan(one * row, dimension);
                TensorPrimitives.MultiplyAdd(images[image], probabilities[one], target, target);
                gradient[(one * row) + dimension] += probabilities[one];
            }
        }

        return (loss, gradient);
    }
}
