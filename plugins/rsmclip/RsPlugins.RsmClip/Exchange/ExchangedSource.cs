using System.Globalization;
using RsPlugins.RsmClip.Index;

namespace RsPlugins.RsmClip.Exchange;

/// <summary>A raster of an index as it is written beside embeddings, so that an index made from them knows what has been done.</summary>
/// <param name="Path">Full path.</param>
/// <param name="ContentHash">SHA-256 of the files.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Modified">Time of the last change.</param>
/// <param name="Width">Pixels across.</param>
/// <param name="Height">Pixels down.</param>
/// <param name="TileSize">Side of a tile in pixels.</param>
/// <param name="Stride">Pixels from tile to tile.</param>
/// <param name="Bands">Bands that were read.</param>
/// <param name="Stretch">Their mapping to 8 bits.</param>
/// <param name="Crs">The raster's CRS in words, or null.</param>
/// <param name="Date">Day of the image, or null.</param>
/// <param name="NextTile">The tile to go on with.</param>
/// <param name="Complete">Whether all tiles are embedded.</param>
internal sealed record ExchangedSource(
    string Path, string ContentHash, long Size, string Modified, int Width, int Height, int TileSize, int Stride, string Bands, string Stretch, string? Crs, DateOnly? Date, int NextTile, bool Complete)
{
    /// <summary>The source of an index.</summary>
    public static ExchangedSource Of(IndexSource source, (int NextTile, bool Complete)? state) => new(
        source.Path, source.Stamp.ContentHash, source.Stamp.Size, source.Stamp.ModifiedText, source.Width, source.Height, source.Grid.TileSize, source.Grid.Stride, source.Grid.Bands, source.Stretch, source.Crs, source.Date,
        state?.NextTile ?? 0, state?.Complete ?? false);

    /// <summary>A source of which no more than a name is known.</summary>
    public static ExchangedSource Unknown(string path, DateOnly? date) => new(path, "", 0, DateTime.UnixEpoch.ToString("O", CultureInfo.InvariantCulture), 0, 0, 0, 0, "", "", null, date, 0, Complete: true);

    /// <summary>The source for an index.</summary>
    public IndexSource ToIndexSource() => new(0, Path, new SourceStamp(Size, SourceStamp.ModifiedFrom(Modified), ContentHash), Width, Height, new SourceGrid(TileSize, Stride, Bands), Stretch, Crs, Date);
}
