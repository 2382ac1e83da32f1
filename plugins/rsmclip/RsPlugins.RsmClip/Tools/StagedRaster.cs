using RsPlugins.Sdk.Files;

namespace RsPlugins.RsmClip.Tools;

/// <summary>A raster and its side file (".aux.xml"), written under temporary names and given their final ones together.</summary>
internal sealed class StagedRaster(string finalPath) : IDisposable
{
    private const string SideSuffix = ".aux.xml";
    private readonly StagedFile file = new(finalPath);

    /// <summary>The temporary name to write to.</summary>
    public string Path => file.Path;

    /// <summary>Gives both files their final names.</summary>
    public void Commit()
    {
        File.Move(file.Path + SideSuffix, file.FinalPath + SideSuffix, overwrite: true);
        file.Commit();
    }

    /// <summary>Removes what was not committed.</summary>
    public void Dispose()
    {
        File.Delete(file.Path + SideSuffix);
        file.Dispose();
    }
}
