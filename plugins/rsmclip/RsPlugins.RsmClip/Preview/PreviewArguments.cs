namespace RsPlugins.RsmClip.Preview;

/// <summary>Arguments of rs.preview, as the manifest describes them.</summary>
public sealed record PreviewArguments
{
    /// <summary>The raster or layer to draw.</summary>
    public required string File { get; init; }

    /// <summary>The PNG file to write.</summary>
    public required string Picture { get; init; }

    /// <summary>Longest side of the picture in pixels.</summary>
    public int Size { get; init; } = 900;
}
