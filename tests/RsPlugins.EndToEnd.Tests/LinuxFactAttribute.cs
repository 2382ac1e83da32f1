namespace RsPlugins.EndToEnd.Tests;

/// <summary>A test of what only Linux tells about a process; skipped elsewhere.</summary>
public sealed class LinuxFactAttribute : FactAttribute
{
    public LinuxFactAttribute() => Skip = OperatingSystem.IsLinux() ? null : "It reads /proc and file modes, which only Linux has.";
}
