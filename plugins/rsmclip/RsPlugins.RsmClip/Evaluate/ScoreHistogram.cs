using RsPlugins.RsmClip.Inference;

namespace RsPlugins.RsmClip.Evaluate;

/// <summary>
/// Weights of relevant and irrelevant pairs by their cosine, in steps much finer than what they are used for, so that millions of pairs take no memory.
/// Each query counts alike, whatever the number of its pairs, and in each query relevant pairs have together the weight <see cref="Prior"/>.
/// </summary>
internal sealed class ScoreHistogram
{
    /// <summary>The share of relevant images at which confidences hold: one image in twenty shows what is asked for.</summary>
    public const double Prior = 0.05;

    private const int Steps = 8192;
    private const int Rounds = 100;
    private const double Ridge = 1e-9;
    private readonly double[] relevant = new double[Steps + 1];
    private readonly double[] irrelevant = new double[Steps + 1];

    /// <summary>Number of pairs taken.</summary>
    public long Pairs { get; private set; }

    /// <summary>Number of relevant pairs taken.</summary>
    public long Relevant { get; private set; }

    /// <summary>Takes the pairs of a query; one without relevant or without irrelevant pairs says nothing and is left out.</summary>
    /// <param name="cosines">One a pair.</param>
    /// <param name="isRelevant">By the pair's position.</param>
    /// <param name="weight">Weight of the query.</param>
    public void Add(ReadOnlySpan<float> cosines, Func<int, bool> isRelevant, double weight)
    {
        int hits = 0;
        for (int i = 0; i < cosines.Length; i++)
        {
            hits += isRelevant(i) ? 1 : 0;
        }

        if (hits == 0 || hits == cosines.Length)
        {
            return;
        }

        Pairs += cosines.Length;
        Relevant += hits;
        for (int i = 0; i < cosines.Length; i++)
        {
            int step = (int)Math.Round((Math.Clamp(cosines[i], -1, 1) + 1) / 2 * Steps);
            if (isRelevant(i))
            {
                relevant[step] += weight * Prior / hits;
            }
            else
            {
                irrelevant[step] += weight * (1 - Prior) / (cosines.Length - hits);
            }
        }
    }

    /// <summary>Fits the logistic curve of the least negative log likelihood by Newton's method.</summary>
    public MatchCurve Fit()
    {
        double total = relevant.Sum() + irrelevant.Sum(), slope = 0, intercept = Math.Log(Prior / (1 - Prior)), loss = Loss(slope, intercept);
        for (int round = 0; round < Rounds; round++)
        {
            double g0 = 0, g1 = Ridge * total * slope, h00 = 1e-15, h01 = 0, h11 = Ridge * total;
            for (int step = 0; step <= Steps; step++)
            {
                double weight = relevant[step] + irrelevant[step], cosine = Cosine(step), p = new MatchCurve(slope, intercept).At(cosine);
                double gradient = (weight * p) - relevant[step], curvature = weight * p * (1 - p);
                g0 += gradient;
                g1 += gradient * cosine;
                h00 += curvature;
                h01 += curvature * cosine;
                h11 += curvature * cosine * cosine;
            }

            double determinant = (h00 * h11) - (h01 * h01);
            double stepIntercept = ((h11 * g0) - (h01 * g1)) / determinant, stepSlope = ((h00 * g1) - (h01 * g0)) / determinant;
            double length = 1, next = double.PositiveInfinity;
            for (; length > 1e-6 && (next = Loss(slope - (length * stepSlope), intercept - (length * stepIntercept))) > loss; length /= 2)
            {
            }

            if (!(next < loss))
            {
                break;
            }

            (slope, intercept, loss) = (slope - (length * stepSlope), intercept - (length * stepIntercept), next);
        }

        return new MatchCurve(slope, intercept);

        double Loss(double a, double b)
        {
            double sum = Ridge * total * a * a / 2;
            for (int step = 0; step <= Steps; step++)
            {
                double logit = (a * Cosine(step)) + b;

                // -log σ(x) = log(1 + exp(-x)), in a form that does not overflow.
                sum += (relevant[step] * SoftPlus(-logit)) + (irrelevant[step] * SoftPlus(logit));
            }

            return sum;
        }

        static double SoftPlus(double x) => Math.Max(x, 0) + Math.Log(1 + Math.Exp(-Math.Abs(x)));
    }

    /// <summary>How the confidences of a rule fit what is relevant.</summary>
    public Reliability Measure(Func<double, double> confidence)
    {
        Reliability table = new();
        for (int step = 0; step <= Steps; step++)
        {
            table.Add(confidence(Cosine(step)), relevant[step], relevant[step] + irrelevant[step]);
        }

        return table;
    }

    private static double Cosine(int step) => (2.0 * step / Steps) - 1;
}
