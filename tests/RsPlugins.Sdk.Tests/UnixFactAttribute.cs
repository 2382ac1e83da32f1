namespace RsPlugins.Sdk.Tests;

/// <summary>A test that starts programs by /bin/sh; skipped where there is none.</summary>
public sealed class UnixFactAttribute : FactAttribute
{
    public UnixFactAttribute() => Skip = OperatingSystem.IsWindows() ? "It starts programs by /bin/sh." : null;
}
