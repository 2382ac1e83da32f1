namespace RsPlugins.Geo.Rasters.Tiff;

/// <summary>A decoded block. Its bytes stay as they are until every user has disposed it, also when it leaves the cache meanwhile.</summary>
/// <param name="cache">Takes the array back.</param>
/// <param name="key">The image and the place in it.</param>
/// <param name="data">The decoded samples.</param>
internal sealed class CachedBlock(BlockCache cache, (int Image, long Block) key, byte[] data) : IDisposable
{
    /// <summary>The image and the place in it.</summary>
    public (int Image, long Block) Key { get; } = key;

    /// <summary>The decoded samples.</summary>
    public byte[] Data { get; } = data;

    /// <summary>How many read it now; the cache's to change.</summary>
    internal int Users { get; set; }

    /// <summary>Whether it is in the cache; the cache's to change.</summary>
    internal bool IsHeld { get; set; }

    /// <summary>Ends one use.</summary>
    public void Dispose() => cache.Leave(this);
}
