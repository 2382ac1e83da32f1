using RsPlugins.RsmClip.Tools;

namespace RsPlugins.RsmClip.Evaluate;

/// <summary>Arguments of rs.evaluate, as the manifest describes them.</summary>
public sealed record EvaluateArguments : ModelArguments
{
    /// <summary>EuroSAT images: a folder, or a zip.</summary>
    public string? Eurosat { get; init; }

    /// <summary>CSV with file, class, split.</summary>
    public string? EurosatSplit { get; init; }

    /// <summary>UC Merced images: a folder, or a zip.</summary>
    public string? Ucm { get; init; }

    /// <summary>JSON with the images' labels, splits and captions.</summary>
    public string? UcmCaptions { get; init; }

    /// <summary>JSON lines with the captions in other languages.</summary>
    public string? Multilingual { get; init; }

    /// <summary>Languages to measure.</summary>
    public IReadOnlyList<string>? Languages { get; init; }

    /// <summary>The split to measure on.</summary>
    public string Split { get; init; } = "test";

    /// <summary>A Markdown file for the table.</summary>
    public string? Report { get; init; }

    /// <summary>A JSON file for the figures.</summary>
    public string? Figures { get; init; }

    /// <summary>A JSON file for a calibration fitted on these images.</summary>
    public string? Calibration { get; init; }
}
