namespace RsPlugins.RsmClip.Tests.Packages;

/// <summary>A test that runs Python with NumPy; CI must have it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PackageFactAttribute : FactAttribute
{
    public PackageFactAttribute()
    {
        if (!PackagePython.Installed && Environment.GetEnvironmentVariable("CI") != "true")
        {
            Skip = "Debian's Python with NumPy is not installed.";
        }
    }
}
