namespace RsPlugins.RsmClip.Tests;

/// <summary>A test that opens files in QGIS itself, without a window. Where QGIS is not installed it is skipped, but fails where CI=true: there it must be.</summary>
public sealed class QgisFactAttribute : FactAttribute
{
    public QgisFactAttribute()
    {
        if (!QgisPython.Installed && Environment.GetEnvironmentVariable("CI") != "true")
        {
            Skip = "QGIS is not installed (Debian: apt-get install qgis python3-qgis).";
        }
    }
}
