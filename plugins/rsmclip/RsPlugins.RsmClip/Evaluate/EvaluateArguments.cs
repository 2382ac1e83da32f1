using RsPlugins.RsmClip.Tools;

namespace RsPlugins.RsmClip.Evaluate;

/// <summary>Arguments of rs.evaluate, as the manifest describes them.</summary>
public sealed record EvaluateArguments : ModelArguments
{
    /// <summary>Images: a folder, or a zip.</summary>
    public string? Images { get; init; }

    /// <summary>What is known of the images: captions, classes, splits.</summary>
    public string? List { get; init; }

    /// <summary>Masks of the classes: a folder, or a zip.</summary>
    public string? Masks { get; init; }

    /// <summary>A class set that comes with the model; "auto" for the one that has the classes of the images.</summary>
    public string ClassSet { get; init; } = "auto";

    /// <summary>A file with classes of the user's own.</summary>
    public string? ClassTable { get; init; }

    /// <summary>A file with the captions in other languages.</summary>
    public string? Multilingual { get; init; }

    /// <summary>What to measure.</summary>
    public IReadOnlyList<Measure> Measures { get; init; } = [Measure.ZeroShot, Measure.Retrieval];

    /// <summary>Languages to measure.</summary>
    public IReadOnlyList<string>? Languages { get; init; }

    /// <summary>The split to measure on.</summary>
    public string Split { get; init; } = "test";

    /// <summary>The sentences that class names are put into.</summary>
    public TemplateSet TemplateSet { get; init; }

    /// <summary>A file with sentences of the user's own.</summary>
    public string? TemplateFile { get; init; }

    /// <summary>Side of a segmentation window in pixels; 0 for the model's own.</summary>
    public int TileSize { get; init; }

    /// <summary>Pixels from window to window; 0 for half a window.</summary>
    public int Stride { get; init; }

    /// <summary>How often images are drawn for the intervals.</summary>
    public int Resamples { get; init; } = 2000;

    /// <summary>EuroSAT images: a folder, or a zip.</summary>
    public string? Eurosat { get; init; }

    /// <summary>CSV with file, class, split.</summary>
    public string? EurosatSplit { get; init; }

    /// <summary>UC Merced images: a folder, or a zip.</summary>
    public string? Ucm { get; init; }

    /// <summary>JSON with the images' labels, splits and captions.</summary>
    public string? UcmCaptions { get; init; }

    /// <summary>An HTML or Markdown file for the report.</summary>
    public string? Report { get; init; }

    /// <summary>A JSON file for the figures.</summary>
    public string? Figures { get; init; }

    /// <summary>A JSON file for a calibration fitted on these images.</summary>
    public string? Calibration { get; init; }
}
