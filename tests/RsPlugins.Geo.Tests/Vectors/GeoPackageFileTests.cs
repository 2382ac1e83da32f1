using Microsoft.Data.Sqlite;
using NetTopologySuite.Geometries;
using RsPlugins.Geo.Rasters;
using RsPlugins.Geo.Vectors;

namespace RsPlugins.Geo.Tests.Vectors;

public sealed class GeoPackageFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string Path => folder.File("f.gpkg");

    [Fact]
    public void The_spatial_index_follows_every_change()
    {
        using GeoPackageFile file = Make(new Crs(3857));
        foreach (int x in (int[])[0, 10, 20])
        {
            Run(file, "INSERT INTO areas (geom, name) VALUES ($g, 'a')", file.Encode(Square(x), 3857));
        }

        Run(file, "INSERT INTO areas (geom, name) VALUES (NULL, 'nowhere')");
        Assert.Equal(3L, Run(file, "SELECT count(*) FROM rtree_areas_geom"));
        Run(file, "DELETE FROM areas WHERE fid = 1");
        Run(file, "UPDATE areas SET geom = $g WHERE fid = 2", file.Encode(Square(40), 3857));
        Run(file, "UPDATE areas SET geom = NULL WHERE fid = 3");
        Assert.Equal(1L, Run(file, "SELECT count(*) FROM rtree_areas_geom"));
        Assert.Equal(40.0, Run(file, "SELECT minx FROM rtree_areas_geom WHERE id = 2"));
        file.UpdateContents("areas");
        Assert.Equal(45.0, Run(file, "SELECT max_x FROM gpkg_contents WHERE table_name = 'areas'"));
    }

    [Theory]
    [InlineData(3857)]
    [InlineData(4326)]
    [InlineData(null)]
    public void The_crs_of_a_layer_is_read_back(int? code)
    {
        using GeoPackageFile file = Make(code is null ? null : new Crs(code));
        Assert.Equal(code, file.ReferenceOf("areas")?.Epsg);
    }

    [Fact]
    public void A_geometry_is_read_as_it_was_written()
    {
        using GeoPackageFile file = Make(null);
        Assert.True(Square(7).EqualsExact(file.Decode(file.Encode(Square(7), -1))));
    }

    [Fact]
    public void Others_may_not_be_written_and_missing_ones_not_read()
    {
        Assert.Throws<SqliteException>(() => GeoPackageFile.Open(Path, write: false));
        Assert.False(File.Exists(Path));
        Make(null).Dispose();
        using GeoPackageFile file = GeoPackageFile.Open(Path, write: false);
        Assert.False(file.IsEmpty);
        Assert.Throws<SqliteException>(() => Run(file, "DELETE FROM areas"));
    }

    [GdalFact]
    public void Gdal_reads_layer_table_and_metadata()
    {
        using (GeoPackageFile file = Make(new Crs(3857)))
        {
            Run(file, "INSERT INTO areas (geom, name) VALUES ($g, 'a')", file.Encode(Square(3), 3857));
            Run(file, "CREATE TABLE notes (id INTEGER PRIMARY KEY NOT NULL, note TEXT)");
            file.AddAttributes("notes", "Notes");
            file.AddMetadata("areas", "https://example.org/standard", "{\"made\":\"here\"}");
            file.UpdateContents("areas");
        }

        string layer = GdalPrograms.Run("ogrinfo", "-al", "-so", Path, "areas");
        Assert.Contains("Extent: (3.000000, 0.000000) - (8.000000, 5.000000)", layer, StringComparison.Ordinal);
        Assert.Contains("{\"made\":\"here\"}", layer, StringComparison.Ordinal);
        Assert.Contains("Geometry: None", GdalPrograms.Run("ogrinfo", "-al", "-so", Path, "notes"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_layer_graded_by_a_number_has_classes_that_hold_all_numbers()
    {
        using (GeoPackageWriter writer = new(Path, "areas", null, [new GeoPackageColumn("score", GeoPackageColumnType.Real)]))
        {
            writer.Add(Square(0), 0.1);
            writer.Add(null, 0.9);
            writer.AddGradedStyle("score", 0.1, 0.9);
            writer.Commit();
        }

        using GeoPackageFile file = GeoPackageFile.Open(Path, write: false);
        string style = (string)Run(file, "SELECT styleQML FROM layer_styles WHERE useAsDefault = 1")!;
        Assert.Contains("lower=\"0.099999000\"", style, StringComparison.Ordinal);
        Assert.Contains("upper=\"0.900001000\"", style, StringComparison.Ordinal);
        Assert.Equal(5, style.Split("<range ").Length - 1);
        Assert.Equal((2L, 1L), (Run(file, "SELECT count(*) FROM areas"), Run(file, "SELECT count(*) FROM rtree_areas_geom")));
    }

    public void Dispose() => folder.Dispose();

    private static Polygon Square(double x) => (Polygon)GeometryFactory.Default.ToGeometry(new Envelope(x, x + 5, 0, 5));

    private static object? Run(GeoPackageFile file, string sql, byte[]? geometry = null)
    {
        using SqliteCommand command = file.Connection.CreateCommand();
        command.CommandText = sql;
        if (geometry is not null)
        {
            command.Parameters.AddWithValue("$g", geometry);
        }

        return command.ExecuteScalar();
    }

    private GeoPackageFile Make(Crs? crs)
    {
        GeoPackageFile file = GeoPackageFile.Open(Path, write: true);
        Assert.True(file.IsEmpty);
        file.CreateTables();
        file.AddLayer("areas", file.AddReference(crs), [new GeoPackageColumn("name", GeoPackageColumnType.Text)]);
        return file;
    }
}
