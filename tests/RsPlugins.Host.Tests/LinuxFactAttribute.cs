namespace RsPlugins.Host.Tests;

/// <summary>A test of what only Linux tells about a file; skipped elsewhere.</summary>
public sealed class LinuxFactAttribute : FactAttribute
{
    public LinuxFactAttribute() => Skip = OperatingSystem.IsLinux() ? null : "It needs pipes and devices that are files.";
}
