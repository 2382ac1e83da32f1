using RsPlugins.Geo.Gdal;

namespace RsPlugins.Geo.Tests.Gdal;

/// <summary>Where GDAL is looked for, in trees like those of its installers.</summary>
public sealed class GdalPlacesTests
{
    [Fact]
    public void Windows_takes_conda_then_OSGeo4W_then_the_newest_QGIS_and_never_Esris()
    {
        using TemporaryFolder folder = new();
        string conda = Touch("conda/Library/bin/gdal.dll"), osgeo = Touch("OSGeo4W/bin/gdal312.dll"), older = Touch("OSGeo4W/bin/gdal309.dll");
        string qgis = Touch("Programs/QGIS 3.44.1/bin/gdal311.dll"), old = Touch("Programs/QGIS 3.34.0/bin/gdal308.dll");
        Touch("OSGeo4W/bin/gdal_e.dll");
        Touch("OSGeo4W/bin/gdal-data.txt");
        Touch("OSGeo4W/bin/gdalconstjni.dll");
        Dictionary<string, string> variables = new() { ["CONDA_PREFIX"] = folder.File("conda"), ["OSGEO4W_ROOT"] = folder.File("OSGeo4W"), ["ProgramFiles"] = folder.File("Programs"), ["SystemDrive"] = folder.File("drive") };
        GdalPlaces places = new(windows: true, mac: false, variables.GetValueOrDefault);
        Assert.Equal([conda, osgeo, older, qgis, old], places.Known());
        Assert.Equal([osgeo, older], places.In(folder.File("OSGeo4W")));
        Assert.Empty(places.In(folder.File("OSGeo4W/bin/gdal_e.dll")));

        string Touch(string name) => Made(folder, name);
    }

    [Fact]
    public void Linux_takes_conda_then_what_the_loader_finds_newest_first()
    {
        using TemporaryFolder folder = new();
        string conda = Made(folder, "conda/lib/libgdal.so.39");
        Made(folder, "conda/lib/libgdalplugin.so");
        GdalPlaces places = new(windows: false, mac: false, name => name == "CONDA_PREFIX" ? folder.File("conda") : null);
        string[] known = [.. places.Known()];
        Assert.Equal([conda, "libgdal.so", "libgdal.so.45"], known[..3]);
        Assert.Equal("libgdal.so.26", known[^1]);
        Assert.Equal([conda], places.In(conda));
        Assert.Empty(places.In(folder.File("nowhere")));
    }

    [Fact]
    public void A_Mac_application_is_a_folder_too()
    {
        using TemporaryFolder folder = new();
        string library = Made(folder, "QGIS.app/Contents/MacOS/lib/libgdal.33.dylib");
        Made(folder, "QGIS.app/Contents/Resources/proj/proj.db");
        Made(folder, "QGIS.app/Contents/Resources/gdal/gcs.csv");
        Assert.Equal([library], new GdalPlaces(windows: false, mac: true, _ => null).In(folder.File("QGIS.app")));
        Assert.Equal((folder.File("QGIS.app/Contents/Resources/proj"), folder.File("QGIS.app/Contents/Resources/gdal")), GdalPlaces.DataOf(library));
    }

    [Theory]
    [InlineData("OSGeo4W/bin/gdal312.dll", "OSGeo4W/share/proj", "OSGeo4W/share/gdal")]
    [InlineData("conda/Library/bin/gdal.dll", "conda/Library/share/proj", "conda/Library/share/gdal")]
    [InlineData("usr/lib/x86_64-linux-gnu/libgdal.so.32", "usr/share/proj", "usr/share/gdal")]
    public void Data_is_taken_from_the_same_tree(string library, string proj, string gdal)
    {
        using TemporaryFolder folder = new();
        string file = Made(folder, library);
        Assert.Equal((null, null), GdalPlaces.DataOf(file));
        Made(folder, proj + "/proj.db");
        Made(folder, gdal + "/gdalvrt.xsd");
        Assert.Equal((folder.File(proj), folder.File(gdal)), GdalPlaces.DataOf(file));
    }

    private static string Made(TemporaryFolder folder, string name)
    {
        string path = folder.File(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, "");
        return path;
    }
}
