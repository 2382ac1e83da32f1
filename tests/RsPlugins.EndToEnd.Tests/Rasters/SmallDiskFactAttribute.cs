namespace RsPlugins.EndToEnd.Tests.Rasters;

/// <summary>A test of what happens on a full file system.</summary>
public sealed class SmallDiskFactAttribute : FactAttribute
{
    public SmallDiskFactAttribute() => Skip = SmallDisk.Missing;
}
