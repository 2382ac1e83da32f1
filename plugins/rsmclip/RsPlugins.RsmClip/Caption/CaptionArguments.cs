using System.Text.Json;
using RsPlugins.RsmClip.Tools;

namespace RsPlugins.RsmClip.Caption;

/// <summary>Arguments of rs.caption, as the manifest describes them.</summary>
public sealed record CaptionArguments : TileArguments
{
    /// <summary>The image or raster.</summary>
    public required string Raster { get; init; }

    /// <summary>Language of the captions.</summary>
    public string Language { get; init; } = "en";

    /// <summary>"whole" or "tiles".</summary>
    public string Area { get; init; } = "whole";

    /// <summary>The part of the raster: bbox and crs.</summary>
    public JsonElement? Extent { get; init; }

    /// <summary>A caption file, or an index that holds captions.</summary>
    public string? Captions { get; init; }

    /// <summary>Language of captions for which the file names none.</summary>
    public string CaptionsLanguage { get; init; } = "en";

    /// <summary>Folder or zip with the images of the caption file.</summary>
    public string? CaptionImages { get; init; }

    /// <summary>Captions kept for an image.</summary>
    public int Keep { get; init; } = 4;

    /// <summary>Nearest captions that are looked at.</summary>
    public int Depth { get; init; } = 20;

    /// <summary>Whether candidates are ordered by their rank in the graph of captions and images.</summary>
    public bool Graph { get; init; } = true;

    /// <summary>Base address of an OpenAI-compatible server.</summary>
    public string? Endpoint { get; init; }

    /// <summary>Language model.</summary>
    public string? LlmModel { get; init; }

    /// <summary>Examples in the prompt.</summary>
    public int Examples { get; init; } = 3;

    /// <summary>Answers asked for.</summary>
    public int Answers { get; init; } = 3;

    /// <summary>Temperature of the language model.</summary>
    public double Temperature { get; init; } = 0.7;

    /// <summary>Whether retrieved captions compete with written ones.</summary>
    public bool Compete { get; init; } = true;

    /// <summary>Whether a caption must be written by a language model.</summary>
    public bool RequireLlm { get; init; }

    /// <summary>Seconds for an answer.</summary>
    public double Timeout { get; init; } = 60;

    /// <summary>Requests at the same time.</summary>
    public int Concurrency { get; init; } = 4;

    /// <summary>The GeoPackage to write.</summary>
    public string? Tiles { get; init; }
}
