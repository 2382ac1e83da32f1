using System.Text.Json;
using RsPlugins.RsmClip.Tools;

namespace RsPlugins.RsmClip.Retrieve;

/// <summary>Arguments of rs.retrieve, as the manifest describes them.</summary>
public sealed record RetrieveArguments : ModelArguments
{
    /// <summary>The index to search.</summary>
    public required string Index { get; init; }

    /// <summary>What is looked for, in words.</summary>
    public IReadOnlyList<string>? Texts { get; init; }

    /// <summary>Images that show what is looked for.</summary>
    public IReadOnlyList<string>? Images { get; init; }

    /// <summary>A place whose like is looked for: WKT or a GeoJSON geometry.</summary>
    public JsonElement? Place { get; init; }

    /// <summary>What is not looked for, in words.</summary>
    public IReadOnlyList<string>? NotTexts { get; init; }

    /// <summary>Images that show what is not looked for.</summary>
    public IReadOnlyList<string>? NotImages { get; init; }

    /// <summary>A place whose like is not looked for: WKT or a GeoJSON geometry.</summary>
    public JsonElement? NotPlace { get; init; }

    /// <summary>Weight of what is not looked for.</summary>
    public double NotWeight { get; init; } = 0.5;

    /// <summary>Language of the texts; the confidence depends on it.</summary>
    public string Language { get; init; } = "en";

    /// <summary>Number of matches.</summary>
    public int K { get; init; } = 10;

    /// <summary>A box that matches must meet.</summary>
    public JsonElement? Extent { get; init; }

    /// <summary>An area that matches must meet: WKT or a GeoJSON geometry.</summary>
    public JsonElement? Area { get; init; }

    /// <summary>A vector file with areas that matches must meet.</summary>
    public string? AreaFile { get; init; }

    /// <summary>CRS of the coordinates that are given.</summary>
    public string? Crs { get; init; }

    /// <summary>Names of rasters, or patterns.</summary>
    public IReadOnlyList<string>? Sources { get; init; }

    /// <summary>First day.</summary>
    public string? FromDate { get; init; }

    /// <summary>Last day.</summary>
    public string? ToDate { get; init; }

    /// <summary>Whether of overlapping tiles only the best is kept.</summary>
    public bool Distinct { get; init; }

    /// <summary>A GeoPackage for the matches.</summary>
    public string? Matches { get; init; }

    /// <summary>A GeoJSON file for the matches.</summary>
    public string? Geojson { get; init; }

    /// <summary>A GeoPackage that shows where in their tiles the matches have what was looked for.</summary>
    public string? HeatMap { get; init; }

    /// <summary>A folder for pictures of the matches.</summary>
    public string? Thumbnails { get; init; }

    /// <summary>Longer side of a picture, pixels.</summary>
    public int ThumbnailSize { get; init; } = 256;
}
