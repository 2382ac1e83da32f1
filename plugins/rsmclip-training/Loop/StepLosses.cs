namespace RsPlugins.RsmClip.Training.Loop;

/// <summary>Losses of one step, before it.</summary>
/// <param name="Total">What was minimised.</param>
/// <param name="Contrastive">Mean over the global views.</param>
/// <param name="Distillation">Self-distillation, unweighted; 0 where it is off.</param>
public sealed record StepLosses(double Total, double Contrastive, double Distillation)
{
    /// <summary>Contrastive loss of each global view.</summary>
    public IReadOnlyList<double> Views { get; init; } = [];
}
