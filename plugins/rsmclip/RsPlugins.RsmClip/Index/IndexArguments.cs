using RsPlugins.RsmClip.Tools;

namespace RsPlugins.RsmClip.Index;

/// <summary>Arguments of rs.index, as the manifest describes them.</summary>
public sealed record IndexArguments : TileArguments
{
    /// <summary>The GeoPackage to make or bring up to date.</summary>
    public required string Index { get; init; }

    /// <summary>Rasters, folders and patterns.</summary>
    public IReadOnlyList<string>? Rasters { get; init; }

    /// <summary>A folder that is searched to the bottom.</summary>
    public string? Folder { get; init; }

    /// <summary>CRS of the footprints in a new index.</summary>
    public string? Crs { get; init; }

    /// <summary>Day of the images.</summary>
    public string? Date { get; init; }

    /// <summary>Whether rasters that are not named are removed.</summary>
    public bool Mirror { get; init; }

    /// <summary>Whether rasters are read for their hash although size and time are unchanged.</summary>
    public bool Verify { get; init; }

    /// <summary>A caption file to take into the index.</summary>
    public string? Captions { get; init; }

    /// <summary>Language of captions for which the file names none.</summary>
    public string CaptionsLanguage { get; init; } = "en";

    /// <summary>Folder or zip with the images of the caption file.</summary>
    public string? CaptionImages { get; init; }
}
