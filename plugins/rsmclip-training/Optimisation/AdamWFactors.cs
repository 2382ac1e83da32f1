namespace RsPlugins.RsmClip.Training.Optimisation;

/// <summary>The numbers of one AdamW step on one parameter.</summary>
/// <param name="Beta1">Share of the mean gradient that is kept.</param>
/// <param name="Beta2">Share of the mean squared gradient that is kept.</param>
/// <param name="Epsilon">Added to the root.</param>
/// <param name="Keep">Share of the value that decay leaves.</param>
/// <param name="Rate">Learning rate over the first moment's correction.</param>
/// <param name="RootFactor">1 over the root of the second moment's correction.</param>
internal readonly record struct AdamWFactors(double Beta1, double Beta2, double Epsilon, double Keep, double Rate, double RootFactor);
