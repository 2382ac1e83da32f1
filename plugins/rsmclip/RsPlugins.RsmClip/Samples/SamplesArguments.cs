namespace RsPlugins.RsmClip.Samples;

/// <summary>Arguments of rs.samples, as the manifest describes them.</summary>
public sealed record SamplesArguments
{
    /// <summary>The raster to cut.</summary>
    public required string Raster { get; init; }

    /// <summary>The layer of polygons or points that says what is where.</summary>
    public required string Labels { get; init; }

    /// <summary>Its column with the names of the classes.</summary>
    public required string Column { get; init; }

    /// <summary>The folder to write.</summary>
    public required string Output { get; init; }

    /// <summary>Side of a tile in pixels of the raster.</summary>
    public int TileSize { get; init; } = 128;

    /// <summary>The most tiles of a class; 0 for all.</summary>
    public int Most { get; init; } = 500;

    /// <summary>Share of the tiles of each class that is kept for validation.</summary>
    public double ValidationShare { get; init; } = 0.2;

    /// <summary>Language of the names of the classes.</summary>
    public string Language { get; init; } = "en";

    /// <summary>The model that the training begins with.</summary>
    public string? Model { get; init; }

    /// <summary>Steps of the training.</summary>
    public int Steps { get; init; } = 300;
}
