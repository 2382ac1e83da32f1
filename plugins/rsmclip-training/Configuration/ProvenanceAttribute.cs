namespace RsPlugins.RsmClip.Training.Configuration;

/// <summary>Where a hyper-parameter's default comes from; shown beside it wherever the configuration is described.</summary>
/// <param name="source">For instance "DINO", "open_clip", "ours".</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ProvenanceAttribute(string source) : Attribute
{
    /// <summary>The source.</summary>
    public string Source { get; } = source;
}
