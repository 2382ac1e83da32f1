using RsPlugins.Geo.Rasters;

namespace RsPlugins.RsmClip.Index;

/// <summary>Rasters whose headers were looked at before their tiles are read. As many as a process may well have open stay so, and are opened once.</summary>
internal sealed class RasterHeaders : IDisposable
{
    /// <summary>The most rasters that are kept open.</summary>
    public const int MostOpen = 128;

    private readonly Dictionary<string, IRasterReader> open = new(StringComparer.Ordinal);

    /// <summary>The CRS of a raster; null where it has none, or cannot be opened.</summary>
    public Crs? CrsOf(string path)
    {
        try
        {
            IRasterReader raster = RasterFile.Open(path);
            Crs? crs = raster.IsGeoreferenced ? raster.Crs : null;
            if (open.Count == MostOpen || !open.TryAdd(path, raster))
            {
                raster.Dispose();
            }

            return crs;
        }
        catch (RasterException)
        {
            // It is left out with its reason when its turn comes.
            return null;
        }
    }

    /// <summary>Opens a raster, which is the caller's to dispose.</summary>
    /// <exception cref="RasterException">It cannot be opened.</exception>
    public IRasterReader Open(string path) => open.Remove(path, out IRasterReader? raster) ? raster : RasterFile.Open(path);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (IRasterReader raster in open.Values)
        {
            raster.Dispose();
        }
    }
}
