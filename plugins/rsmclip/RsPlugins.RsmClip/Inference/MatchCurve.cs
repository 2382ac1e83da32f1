namespace RsPlugins.RsmClip.Inference;

/// <summary>The logistic curve from the cosine of a match to the probability that the match is relevant: 1 / (1 + exp(-(slope · cosine + intercept))).</summary>
/// <param name="Slope">Factor of the cosine.</param>
/// <param name="Intercept">Added to it.</param>
public sealed record MatchCurve(double Slope, double Intercept)
{
    /// <summary>The probability at a cosine.</summary>
    /// <param name="cosine">-1 to 1.</param>
    /// <returns>0 to 1.</returns>
    public double At(double cosine) => 1 / (1 + Math.Exp(-((Slope * cosine) + Intercept)));
}
