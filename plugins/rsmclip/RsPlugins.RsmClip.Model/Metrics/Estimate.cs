namespace RsPlugins.RsmClip.Model.Metrics;

/// <summary>A figure with its interval.</summary>
/// <param name="Value">The figure on the images as they are.</param>
/// <param name="Low">Lower end of the interval.</param>
/// <param name="High">Upper end of the interval.</param>
public sealed record Estimate(double Value, double Low, double High);
