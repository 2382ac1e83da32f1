namespace RsPlugins.RsmClip.Model.Onnx;

/// <summary>Settings of an export.</summary>
public sealed record OnnxExportOptions
{
    /// <summary>The model's name for the metadata; the checkpoint's folder name when null.</summary>
    public string? ModelId { get; init; }

    /// <summary>Standard deviation of NACLIP's neighbourhood in patches.</summary>
    public double NeighbourhoodSigma { get; init; } = 5;

    /// <summary>Whether inner values become outputs too, under the names of the reference vectors, to compare implementations.</summary>
    public bool Intermediates { get; init; }
}
