namespace RsPlugins.Geo.Rasters;

/// <summary>The colours of a raster whose samples are indices.</summary>
/// <param name="Entries">Colour of index 0, 1, …: red, green, blue and alpha, 0 to 255 each.</param>
public sealed record ColorTable(IReadOnlyList<(byte Red, byte Green, byte Blue, byte Alpha)> Entries)
{
    /// <summary>The colour of an index; opaque black for one without an entry.</summary>
    /// <param name="index">The sample's value.</param>
    /// <returns>Red, green, blue and alpha.</returns>
    public (byte Red, byte Green, byte Blue, byte Alpha) Of(int index) =>
        index >= 0 && index < Entries.Count ? Entries[index] : ((byte)0, (byte)0, (byte)0, (byte)255);
}
