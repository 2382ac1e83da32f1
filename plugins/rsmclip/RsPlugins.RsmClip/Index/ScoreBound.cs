using System.Numerics;

namespace RsPlugins.RsmClip.Index;

/// <summary>
/// An upper bound of a row's score from its integer sums.
/// <para>
/// Let m be the mean, r = m + s·c + e a row with codes c, scale s and error e, and q = q̂ + f a query with q̂ = t·(128·h + l). Then q·r = q·m + s·(q̂·c) + q·e + s·(f·c), and by Cauchy and Schwarz
/// </para>
/// <para>q·r ≤ q·m + s·t·(128·(h·c) + l·c) + ‖q‖·‖e‖ + ‖f‖·‖s·c‖.</para>
/// <para>
/// A score is not q·r but what float32 makes of it, whatever the order of the sum: at most γ·‖q‖·‖r‖ away, γ = D·u / (1 − D·u), u = 2⁻²⁴ (Higham, Accuracy and Stability of Numerical Algorithms, 2nd
/// ed., equation 3.5), where ‖r‖ ≤ ‖m‖ + ‖s·c‖ + ‖e‖. The bound itself takes ten roundings of terms that are each below 3·‖q‖·(‖m‖ + ‖s·c‖ + ‖e‖), because 128·t·‖h‖ ≤ ‖q̂‖ + t·‖l‖ ≤ 3·‖q‖ for D ≤ 2¹⁶;
/// 64·u covers them. ‖s·c‖ and, in the terms of rounding, ‖e‖ are taken at their largest over all rows, so that a row costs two numbers: s and ‖e‖.
/// </para>
/// <para>
/// The sieve knows of a code c + 128 = 16·n + l, 0 ≤ l &lt; 16, only n, and of the query only h: with c' = 8·(2·n − 15), r = m + s·c' + e' and q = 128·t·h + f' the same holds of c', e' and f', where
/// h·c' = 8·(2·(h·n) − 15·Σh) and ‖s·c'‖ ≤ ‖s·c‖ + ‖e‖ + ‖e'‖.
/// </para>
/// </summary>
internal readonly struct ScoreBound
{
    private const double UnitRoundoff = 1.0 / (1 << 24);
    private const double Roundings = 64;

    // Products of numbers near zero lose more than a share of themselves; this is far above what they can lose and far below any score.
    private const double Underflow = 1e-30;
    private readonly Vector<int> highBias;
    private readonly Vector<int> lowBias;
    private readonly Vector<float> highStep;
    private readonly Vector<float> lowStep;
    private readonly Vector<float> norm;
    private readonly Vector<float> constant;
    private readonly Vector<int> sieveBias;
    private readonly Vector<float> sieveStep;
    private readonly Vector<float> sieveConstant;

    /// <param name="query">The query.</param>
    /// <param name="meanProduct">q·m.</param>
    /// <param name="meanNorm">‖m‖.</param>
    /// <param name="largestNorm">The largest ‖s·c‖.</param>
    /// <param name="largestError">The largest ‖e‖.</param>
    /// <param name="largestSieveError">The largest ‖e'‖.</param>
    /// <param name="dimension">D.</param>
    public ScoreBound(QuantisedQuery query, double meanProduct, double meanNorm, double largestNorm, double largestError, double largestSieveError, int dimension)
    {
        const int Half = 8, Middle = 15;
        double gamma = dimension * UnitRoundoff / (1 - (dimension * UnitRoundoff));
        double rounding = (gamma + (Roundings * UnitRoundoff)) * query.Norm * (meanNorm + largestNorm + largestError);
        highBias = new Vector<int>(query.HighBias);
        lowBias = new Vector<int>(query.LowBias);
        highStep = new Vector<float>((float)(query.Step * QuantisedQuery.HighWeight));
        lowStep = new Vector<float>((float)query.Step);
        norm = new Vector<float>(float.BitIncrement((float)query.Norm));
        constant = new Vector<float>((float)(meanProduct + (query.Error * largestNorm) + rounding + Underflow));
        double largestSieveNorm = largestNorm + largestError + largestSieveError;
        double sieveRounding = (gamma + (Roundings * UnitRoundoff)) * query.Norm * (meanNorm + largestSieveNorm + largestSieveError);
        sieveBias = new Vector<int>(Middle * query.HighSum);
        sieveStep = new Vector<float>((float)(query.Step * QuantisedQuery.HighWeight * Half));
        sieveConstant = new Vector<float>((float)(meanProduct + (query.HighError * largestSieveNorm) + sieveRounding + Underflow));
    }

    /// <summary>The bound that the sieve gives: wider, for half the bytes and a quarter of the work.</summary>
    public Vector<float> Sieve(Vector<int> sums, Vector<float> scale, Vector<float> sieveError) =>
        sieveConstant + (sieveError * norm) + (scale * (sieveStep * Vector.ConvertToSingle(sums + sums - sieveBias)));

    /// <summary>The bound that whole codes and both planes give.</summary>
    public Vector<float> Upper(Vector<int> high, Vector<int> low, Vector<float> scale, Vector<float> error) =>
        constant + (error * norm) + (scale * ((highStep * Vector.ConvertToSingle(high - highBias)) + (lowStep * Vector.ConvertToSingle(low - lowBias))));
}
