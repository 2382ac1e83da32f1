using RsPlugins.Geo.Rasters;

namespace RsPlugins.Geo;

/// <summary>
/// Holds the rasters and images that a call opens to the files that its caller may reach, also where a path stands inside another file. GDAL does not read for such a call: many of its formats lead
/// on to other files. It holds in all that the call starts, on whatever thread.
/// </summary>
public static class FileReach
{
    private static readonly AsyncLocal<Func<string, bool>?> Reach = new();

    /// <summary>Whether the call at hand is held to some files.</summary>
    internal static bool IsHeld => Reach.Value is not null;

    /// <summary>Holds what follows to some files.</summary>
    /// <param name="mayReach">Says of a path whether the caller may reach it; thread-safe. Null for all files.</param>
    /// <returns>What ends it when it is disposed, on the same thread or flow of tasks.</returns>
    public static IDisposable HoldTo(Func<string, bool>? mayReach)
    {
        Func<string, bool>? before = Reach.Value;
        Reach.Value = mayReach ?? before;
        return new Hold(before);
    }

    /// <summary>Refuses a path that is out of reach.</summary>
    /// <exception cref="RasterException">It is.</exception>
    internal static void Check(string path)
    {
        if (Reach.Value is { } mayReach && !mayReach(path))
        {
            throw new RasterException(RasterErrorKind.Denied, $"{Path.GetFileName(path)} lies outside what this caller may reach.", "A client on another machine reaches its own uploads and the folders that the host serves.");
        }
    }

    private sealed class Hold(Func<string, bool>? before) : IDisposable
    {
        public void Dispose() => Reach.Value = before;
    }
}
