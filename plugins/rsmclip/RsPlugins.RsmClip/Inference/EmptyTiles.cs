using RsPlugins.Geo.Rasters;

namespace RsPlugins.RsmClip.Inference;

/// <summary>Tells which windows of a raster hold no data at all.</summary>
internal sealed class EmptyTiles(IRasterReader raster)
{
    private const int Probe = 8;
    private readonly bool possible = raster.NoData is not null || raster.HasMask || raster.AlphaBand is not null;

    /// <summary>Whether no pixel of a window holds data.</summary>
    public bool Holds(RasterWindow window, CancellationToken cancellationToken)
    {
        if (!possible)
        {
            return false;
        }

        // Most windows hold data, and most of those in the middle: a few pixels of it spare the rest.
        RasterWindow middle = new(window.X + (window.Width / 2), window.Y + (window.Height / 2), Math.Min(Probe, window.Width - (window.Width / 2)), Math.Min(Probe, window.Height - (window.Height / 2)));
        return IsEmpty(middle, cancellationToken) && IsEmpty(window, cancellationToken);
    }

    private bool IsEmpty(RasterWindow window, CancellationToken cancellationToken) => !raster.ReadMask(window, cancellationToken).AsSpan().ContainsAnyExcept((byte)0);
}
