namespace RsPlugins.EndToEnd.Tests.Rasters;

/// <summary>As <see cref="SmallDiskFactAttribute"/>, for several cases.</summary>
public sealed class SmallDiskTheoryAttribute : TheoryAttribute
{
    public SmallDiskTheoryAttribute() => Skip = SmallDisk.Missing;
}
