namespace RsPlugins.RsmClip.Training.Optimisation;

/// <summary>Constants of AdamW.</summary>
/// <param name="Beta1">Momentum of the mean gradient.</param>
/// <param name="Beta2">Momentum of the mean squared gradient.</param>
/// <param name="Epsilon">Added to the root of the second moment.</param>
/// <param name="WeightDecay">Decoupled decay, times the learning rate.</param>
public sealed record AdamWSettings(double Beta1, double Beta2, double Epsilon, double WeightDecay);
