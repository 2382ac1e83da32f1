using System.Text.Json;
using System.Xml.Linq;
using RsPlugins.Geo.Rasters;

namespace RsPlugins.Geo.Tests.Rasters;

public sealed class ClassLegendTests
{
    private static readonly ClassColor[] Classes = [new("\"forest\" & <bog>", 10, 120, 30), new("نهر", 0, 0, 255), new("🏠 居民区", 200, 30, 30)];

    [Fact]
    public void Style_and_colour_map_name_value_and_colour_of_each_class()
    {
        using TemporaryFolder folder = new();
        ClassLegend.Write(folder.File("map.tif"), Classes);

        Assert.Equal(["0 10 120 30", "1 0 0 255", "2 200 30 30"], File.ReadAllLines(folder.File("map.clr")));
        XElement style = XDocument.Load(folder.File("map.qml")).Root!;
        Assert.Equal("paletted", (string)style.Descendants("rasterrenderer").Single().Attribute("type")!);
        Assert.Equal(
            [("0", "\"forest\" & <bog>", "#0a781e"), ("1", "نهر", "#0000ff"), ("2", "🏠 居民区", "#c81e1e")],
            style.Descendants("paletteEntry").Select(entry => ((string)entry.Attribute("value")!, (string)entry.Attribute("label")!, (string)entry.Attribute("color")!)));
        Assert.All(ClassLegend.FilesOf(folder.File("map.tif")).Skip(1), file => Assert.True(File.Exists(file), file));
    }

    [GdalFact]
    public void The_attribute_table_is_GDALs_and_counts_the_pixels()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("map.tif");
        byte[] map = new byte[300 * 200];
        Array.Fill(map, ClassMapWriter.NoData);
        Array.Fill(map, (byte)0, 0, 1000);
        Array.Fill(map, (byte)2, 1000, 234);
        ClassMapWriter.Write(path, map, 300, 200, Classes, new GeoTransform(500000, 10, 0, 6000000, 0, -10), new Crs(32631), CancellationToken.None);
        ClassLegend.Write(path, Classes);

        using JsonDocument info = JsonDocument.Parse(GdalPrograms.Run("gdalinfo", "-json", path));
        JsonElement table = info.RootElement.GetProperty("rat");
        Assert.Equal(["Value", "Count", "Class_Name", "Red", "Green", "Blue"], table.GetProperty("fieldDefn").EnumerateArray().Select(field => field.GetProperty("name").GetString()!));
        Assert.Equal([5, 1, 2, 6, 7, 8], table.GetProperty("fieldDefn").EnumerateArray().Select(field => field.GetProperty("usage").GetInt32()));
        string[][] rows = [.. table.GetProperty("row").EnumerateArray().Select(row => row.GetProperty("f").EnumerateArray().Select(value => value.ToString()).ToArray())];
        Assert.Equal([["0", "1000", "\"forest\" & <bog>", "10", "120", "30"], ["1", "0", "نهر", "0", "0", "255"], ["2", "234", "🏠 居民区", "200", "30", "30"]], rows);
        Assert.Contains("GDALRasterAttributeTable", GdalPrograms.Run("gdalinfo", path), StringComparison.Ordinal);
    }
}
