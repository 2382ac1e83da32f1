using RsPlugins.Geo.Coordinates;
using RsPlugins.Geo.Gdal;
using RsPlugins.Geo.Rasters;
using RsPlugins.Tests;

namespace RsPlugins.Geo.Tests.Gdal;

/// <summary>With GDAL and without it: RSPLUGINS_GDAL belongs to the whole process, so nothing else runs meanwhile.</summary>
[Collection(nameof(AloneCollection))]
public sealed class GdalLibraryTests : IDisposable
{
    private readonly string? before = Environment.GetEnvironmentVariable("RSPLUGINS_GDAL");

    public void Dispose() => Environment.SetEnvironmentVariable("RSPLUGINS_GDAL", before);

    [GdalFact]
    public void The_library_of_GDALs_programs_is_found()
    {
        GdalStatus status = GdalLibrary.Status;
        Assert.True(status.Found, status.Problem);
        Assert.Contains($"GDAL {status.Version},", GdalPrograms.Run("gdalinfo", "--version"), StringComparison.Ordinal);
        Assert.True(File.Exists(status.Path), status.Path);
    }

    [Theory]
    [InlineData("unsupported/lerc.tif", "LERC")]
    [InlineData("unsupported/lzma.tif", "LZMA")]
    [InlineData("unsupported/webp.tif", "WEBP")]
    [InlineData("unsupported/jpeg2000.jp2", "JPEG 2000")]
    [InlineData("unsupported/virtual.vrt", "VRT")]
    [InlineData("gdal/tiles.gpkg", "GeoPackage")]
    [InlineData("gdal/dem.img", "ERDAS")]
    [InlineData("GPKG:tiles.gpkg:tiles", "GPKG")]
    public void Without_GDAL_the_error_names_the_codec_and_both_remedies(string file, string named)
    {
        Environment.SetEnvironmentVariable("RSPLUGINS_GDAL", "off");
        RasterException error = Assert.Throws<RasterException>(() => RasterFile.Open(file.StartsWith("GPKG", StringComparison.Ordinal) ? file : Fixtures.Path("rasters", file)));
        Assert.Equal(RasterErrorKind.Unsupported, error.Kind);
        Assert.Contains(named, error.Message, StringComparison.Ordinal);
        Assert.Contains("RSPLUGINS_GDAL", error.Hint, StringComparison.Ordinal);
        Assert.Contains("gdal_translate", error.Hint, StringComparison.Ordinal);
        Assert.False(GdalLibrary.Status.Found);
        RasterException warped = Assert.Throws<RasterException>(() => RasterFile.OpenWarped(Fixtures.Path("rasters", "codecs", "bigtiff_be.tif"), new Crs(3857), WarpResampling.Near));
        Assert.Contains("RSPLUGINS_GDAL", warped.Hint, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(27700, 4326, "EPSG:27700")]
    [InlineData(4326, 28992, "EPSG:28992")]
    [InlineData(31370, 4326, "EPSG:31370")]
    [InlineData(2056, 4326, "EPSG:2056")]
    [InlineData(31467, 25832, "EPSG:31467")]
    [InlineData(4267, 4326, "EPSG:4267")]
    [InlineData(3031, 4326, "EPSG:3031")]
    [InlineData(6933, 3857, "EPSG:6933")]
    [InlineData(26905, 4326, "EPSG:26905")]
    [InlineData(28355, 7855, "GDA94")]
    [InlineData(4326, 3763, "EPSG:3763")]
    public void Without_GDAL_systems_that_are_not_built_in_are_refused(int from, int to, string named)
    {
        Environment.SetEnvironmentVariable("RSPLUGINS_GDAL", "off");
        RasterException error = Assert.Throws<RasterException>(() => CrsTransform.Find(new Crs(from), new Crs(to)));
        Assert.Equal(RasterErrorKind.Unsupported, error.Kind);
        Assert.Contains(named, error.Message, StringComparison.Ordinal);
        Assert.Contains("EPSG:4326", error.Hint, StringComparison.Ordinal);
        Assert.Contains("RSPLUGINS_GDAL", error.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_GDAL_a_definition_counts_not_a_code()
    {
        Environment.SetEnvironmentVariable("RSPLUGINS_GDAL", "off");
        const string Geographic = "GEOGCS[\"WGS 84\",DATUM[\"WGS_1984\",SPHEROID[\"WGS 84\",6378137,298.257223563]],PRIMEM[\"Greenwich\",0],UNIT[\"degree\",0.0174532925199433]]";
        const string Utm = "PROJCS[\"mine\"," + Geographic + ",PROJECTION[\"Transverse_Mercator\"],PARAMETER[\"latitude_of_origin\",0],PARAMETER[\"central_meridian\",3],"
            + "PARAMETER[\"scale_factor\",0.9996],PARAMETER[\"false_easting\",500000],PARAMETER[\"false_northing\",0],UNIT[\"metre\",1]]";
        ICrsTransform coded = CrsTransform.Find(new Crs(4326), new Crs(32631));
        Assert.Equal(coded.Apply(4.5, 51.25), CrsTransform.Find(new Crs(4326), new Crs(null, Utm)).Apply(4.5, 51.25));
        foreach (string wrong in (string[])[
            Utm.Replace("298.257223563]", "298.257223563],TOWGS84[565,50,466,0,0,0,0]", StringComparison.Ordinal),
            Utm.Replace("WGS_1984", "Pulkovo_1942", StringComparison.Ordinal),
            Utm.Replace("\"Greenwich\",0", "\"Paris\",2.33722917", StringComparison.Ordinal),
            Utm.Replace("Transverse_Mercator", "Mercator_2SP", StringComparison.Ordinal),
            Utm.Replace("UNIT[\"metre\",1]", "UNIT[\"metre\",1],EXTENSION[\"PROJ4\",\"+proj=tmerc +lon_0=4\"]", StringComparison.Ordinal),
            "no definition at all", "PROJCRS[\"WKT 2\"]"])
        {
            Assert.Throws<RasterException>(() => CrsTransform.Find(new Crs(4326), new Crs(null, wrong)));
        }
    }
}
