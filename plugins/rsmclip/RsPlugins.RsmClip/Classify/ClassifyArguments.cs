using RsPlugins.RsmClip.Tools;

namespace RsPlugins.RsmClip.Classify;

/// <summary>Arguments of rs.classify, as the manifest describes them.</summary>
public sealed record ClassifyArguments : ClassArguments
{
    /// <summary>The least confidence, 0 to 1, at which a cell gets a class; 0 for all.</summary>
    public double Threshold { get; init; }

    /// <summary>The GeoPackage to write.</summary>
    public string? Tiles { get; init; }

    /// <summary>The class map to write.</summary>
    public string? ClassMap { get; init; }

    /// <summary>The map of the confidences to write.</summary>
    public string? ScoreMap { get; init; }
}
