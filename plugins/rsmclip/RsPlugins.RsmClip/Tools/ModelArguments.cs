using RsPlugins.RsmClip.Inference;

namespace RsPlugins.RsmClip.Tools;

/// <summary>Arguments of every tool that runs a model.</summary>
public abstract record ModelArguments
{
    /// <summary>Id or folder of the model.</summary>
    public string? Model { get; init; }

    /// <summary>"auto" or "fp32".</summary>
    public string Precision { get; init; } = "auto";

    /// <summary>Where the model runs.</summary>
    public Device Device { get; init; }

    /// <summary>Threads; 0 for one a core.</summary>
    public int Threads { get; init; }

    /// <summary>The model that the arguments ask for.</summary>
    internal ModelChoice Choice => new(Model, Precision == "fp32", Device, Threads);
}
