using Microsoft.Data.Sqlite;
using NetTopologySuite.Geometries;
using RsPlugins.Geo.Rasters;
using RsPlugins.Geo.Tiles;
using RsPlugins.Geo.Vectors;

namespace RsPlugins.Geo.Tests.Vectors;

public sealed class GeoPackageWriterTests
{
    private static readonly GeoPackageColumn[] Columns = [new("label", GeoPackageColumnType.Text), new("score", GeoPackageColumnType.Real), new("row", GeoPackageColumnType.Integer)];

    public static TheoryData<int, string> Systems => new()
    {
        { 3857, "WGS 84 / Pseudo-Mercator" }, { 4326, "WGS 84" }, { 32631, "WGS 84 / UTM zone 31N" }, { 32733, "WGS 84 / UTM zone 33S" }, { 3301, "Estonian Coordinate System of 1997" },
        { 26914, "NAD83 / UTM zone 14N" }, { 26913, "NAD83 / UTM zone 13N" }, { 28992, "Amersfoort / RD New" }, { 3031, "WGS 84 / Antarctic Polar Stereographic" }, { 4258, "ETRS89" }, { 2154, "RGF93 v1 / Lambert-93" },
        { 27700, "OSGB36 / British National Grid" }, { 2100, "GGRS87 / Greek Grid" },
    };

    [GdalFact]
    public void Opens_in_ogrinfo_without_a_warning_whatever_the_CRS()
    {
        foreach (object[] system in (IEnumerable<object[]>)Systems)
        {
            using TemporaryFolder folder = new();
            string path = folder.File("tiles.gpkg");
            Write(path, new Crs((int)system[0]));
            string output = GdalPrograms.Run("ogrinfo", "-al", "-so", path, "tiles");
            Assert.Contains("Geometry: Polygon", output, StringComparison.Ordinal);
            Assert.Contains("Feature Count: 12", output, StringComparison.Ordinal);
            Assert.Contains($"\"{system[1]}\"", output, StringComparison.Ordinal);
            Assert.Contains($"ID[\"EPSG\",{system[0]}]]", output, StringComparison.Ordinal);
            Assert.Contains("score: Real (0.0)", output, StringComparison.Ordinal);
        }
    }

    [GdalFact]
    public void Layer_can_be_searched_and_edited_by_others()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("tiles.gpkg");
        Write(path, new Crs(3301));
        string found = GdalPrograms.Run("ogrinfo", "-al", "-so", path, "tiles", "-spat", "542201", "6589801", "542202", "6589802");
        Assert.Contains("Feature Count: 1", found, StringComparison.Ordinal);

        // GDAL's own functions serve the triggers of the spatial index.
        GdalPrograms.Run("ogrinfo", path, "-sql", "DELETE FROM tiles WHERE fid <= 4");
        Assert.Contains("Feature Count: 8", GdalPrograms.Run("ogrinfo", "-al", "-so", path, "tiles"), StringComparison.Ordinal);
        using SqliteConnection connection = new($"Data Source={path};Pooling=False");
        connection.Open();
        Assert.Equal(8L, Scalar(connection, "SELECT count(*) FROM rtree_tiles_geom"));
        Assert.Equal("ok", Scalar(connection, "PRAGMA integrity_check"));
    }

    [GdalFact]
    public void A_layer_without_CRS_and_with_awkward_names_opens()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("ñ 田.gpkg");
        using (GeoPackageWriter writer = new(path, "it's \"a\" layer", null, [new("ein \"Wert\"", GeoPackageColumnType.Text)]))
        {
            writer.Add(Footprint.Of(new RasterWindow(0, 0, 5, 5), GeoTransform.Identity), "O'Brien 'n' 田");
            writer.Commit();
        }

        string output = GdalPrograms.Run("ogrinfo", "-al", path);
        Assert.Contains("O'Brien 'n' 田", output, StringComparison.Ordinal);
        Assert.Contains("POLYGON ((", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_commit_there_is_no_layer()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("half.gpkg");
        using (GeoPackageWriter writer = new(path, "tiles", new Crs(4326), Columns))
        {
            writer.Add(Footprint.Of(new RasterWindow(0, 0, 5, 5), GeoTransform.Identity), "forest", 0.5, 1);
        }

        using SqliteConnection connection = new($"Data Source={path};Pooling=False");
        connection.Open();
        Assert.Equal(0L, Scalar(connection, "SELECT count(*) FROM sqlite_master"));
    }

    [Fact]
    public void Styles_name_every_class_and_its_colour()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("tiles.gpkg");
        Write(path, new Crs(3301));
        using SqliteConnection connection = new($"Data Source={path};Pooling=False");
        connection.Open();
        string style = (string)Scalar(connection, "SELECT styleQML FROM layer_styles WHERE f_table_name = 'tiles' AND useAsDefault = 1")!;
        Assert.Contains("value=\"forest &amp; &lt;bog&gt;\"", style, StringComparison.Ordinal);
        Assert.Contains("10,120,30,255", style, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("gpkg_tiles")]
    [InlineData("rtree_x")]
    public void Names_that_the_format_reserves_are_refused(string layer)
    {
        using TemporaryFolder folder = new();
        Assert.Throws<ArgumentException>(() => new GeoPackageWriter(folder.File("a.gpkg"), layer, null, []));
    }

    private static void Write(string path, Crs crs)
    {
        using GeoPackageWriter writer = new(path, "tiles", crs, Columns);
        GeoTransform transform = crs.Epsg is 4326 or 4258 ? new(24.5, 1e-5, 0, 59.4, 0, -1e-5) : new(542200, 0.2, 0, 6589860, 0, -0.2);
        foreach (Tile tile in new TileGrid(400, 300, 100, 100, TileEdge.Shift).Tiles())
        {
            Polygon footprint = Footprint.Of(tile.Window, transform);
            writer.Add(footprint, tile.Row == 0 ? "forest & <bog>" : null, 0.25 * tile.Column, tile.Row);
        }

        writer.AddStyle("label", [new ClassColor("forest & <bog>", 10, 120, 30), new ClassColor("river", 0, 0, 255)]);
        writer.Commit();
    }

    private static object? Scalar(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
