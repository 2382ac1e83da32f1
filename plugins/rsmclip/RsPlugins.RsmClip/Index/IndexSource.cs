namespace RsPlugins.RsmClip.Index;

/// <summary>A raster that an index covers.</summary>
/// <param name="Id">Its number in the index; 0 before it is stored.</param>
/// <param name="Path">Full path.</param>
/// <param name="Stamp">Its state when it was read.</param>
/// <param name="Width">Pixels across.</param>
/// <param name="Height">Pixels down.</param>
/// <param name="Grid">How its tiles were laid and which bands were read.</param>
/// <param name="Stretch">For each band the sample that became 0 and the one that became 255, as JSON.</param>
/// <param name="Crs">Its own CRS in words, or null.</param>
/// <param name="Date">Day of the image, or null when unknown.</param>
internal sealed record IndexSource(long Id, string Path, SourceStamp Stamp, int Width, int Height, SourceGrid Grid, string Stretch, string? Crs, DateOnly? Date)
{
    /// <summary>The file's name.</summary>
    public string Name => System.IO.Path.GetFileName(Path);
}
