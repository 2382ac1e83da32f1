using RsPlugins.Geo.Rasters;
using RsPlugins.Sdk.Files;

namespace RsPlugins.RsmClip.Tools;

/// <summary>A raster with its side file (".aux.xml") and, for a class map, its legend, written under temporary names and given their final ones together.</summary>
internal sealed class StagedRaster(string finalPath) : IDisposable
{
    private readonly StagedFile file = new(finalPath);

    /// <summary>The temporary name to write to.</summary>
    public string Path => file.Path;

    /// <summary>Gives all files their final names, the raster last.</summary>
    public void Commit()
    {
        foreach ((string part, string final) in ClassLegend.FilesOf(file.Path).Zip(ClassLegend.FilesOf(file.FinalPath)).Where(names => File.Exists(names.First)))
        {
            File.Move(part, final, overwrite: true);
        }

        file.Commit();
    }

    /// <summary>Removes what was not committed.</summary>
    public void Dispose()
    {
        foreach (string part in ClassLegend.FilesOf(file.Path))
        {
            File.Delete(part);
        }

        file.Dispose();
    }
}
