namespace RsPlugins.Geo.Tests;

/// <summary>A test that starts GDAL's own programs. Without them it is skipped, but fails where CI=true: there they must be installed.</summary>
public sealed class GdalFactAttribute : FactAttribute
{
    public GdalFactAttribute()
    {
        if (!GdalPrograms.Installed && Environment.GetEnvironmentVariable("CI") != "true")
        {
            Skip = "gdalinfo and ogrinfo are not installed (Debian: apt-get install gdal-bin).";
        }
    }
}
