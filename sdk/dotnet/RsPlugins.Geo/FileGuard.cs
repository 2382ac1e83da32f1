using RsPlugins.Geo.Rasters;

namespace RsPlugins.Geo;

/// <summary>Turns the system's file errors into the errors of this library.</summary>
internal static class FileGuard
{
    public static T Open<T>(string path, Func<T> open)
    {
        FileReach.Check(path);
        try
        {
            return open();
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new RasterException(RasterErrorKind.Missing, $"The file {path} does not exist.", "Check the path.", e);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new RasterException(RasterErrorKind.Denied, Directory.Exists(path) ? $"{path} is a folder." : $"The file {path} may not be read.", "Choose a file that you may read.", e);
        }
        catch (IOException e)
        {
            throw new RasterException(RasterErrorKind.Denied, $"The file {path} cannot be opened: {e.Message}", "Close programs that write to it, and check the disk.", e);
        }
    }
}
