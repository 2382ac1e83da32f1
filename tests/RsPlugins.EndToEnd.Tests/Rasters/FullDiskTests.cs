using System.Text.Json.Nodes;
using RsPlugins.Tests;

namespace RsPlugins.EndToEnd.Tests.Rasters;

/// <summary>Tools whose outputs go to a file system that becomes full: they say so and what to do, and what was there before is as it was.</summary>
public sealed class FullDiskTests : IDisposable
{
    private const int DiskFull = 4;
    private const int Side = 1024;
    private const int Tile = 32;
    private const int TilesOfRaster = Side / Tile * (Side / Tile);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("rsplugins-");
    private readonly string place, before, left, first, second;

    public FullDiskTests()
    {
        (place, before, left) = (Folder("place"), Folder("before"), Folder("left"));
        (first, second) = (Path.Combine(folder.FullName, "first.tif"), Path.Combine(folder.FullName, "second.tif"));
        RepeatedRaster.Write(first, Side);
        RepeatedRaster.Write(second, Side + 1);
    }

    public void Dispose() => folder.Delete(recursive: true);

    [SmallDiskFact]
    public async Task An_index_keeps_what_it_holds_and_goes_on_where_there_is_room()
    {
        JsonNode whole = await RunAsync("rs.index", "--index", Path.Combine(before, "index.gpkg"), "--rasters", first);
        Assert.Equal(TilesOfRaster, (int)whole["tiles"]!);
        long room = (new FileInfo(Path.Combine(before, "index.gpkg")).Length >> 10) + 100;

        string error = await FillAsync(room, "rs.index", "--index", Path.Combine(place, "index.gpkg"), "--rasters", first, "--rasters", second);

        Assert.Contains("what was written before is kept", error, StringComparison.Ordinal);
        Assert.Equal(["index.gpkg"], Names(left));
        string index = Path.Combine(left, "index.gpkg");
        JsonNode found = await RunAsync("rs.retrieve", "--index", index, "--texts", "a river");
        Assert.InRange((int)found["searched"]!, TilesOfRaster, (2 * TilesOfRaster) - 1);
        JsonNode completed = await RunAsync("rs.index", "--index", index, "--rasters", first, "--rasters", second);
        Assert.Equal(2, (int)completed["sources"]!);
        Assert.Equal((2 * TilesOfRaster) + (2 * Side / Tile) + 1, (int)completed["tiles"]!);
    }

    [SmallDiskFact]
    public async Task A_new_index_that_has_no_room_at_all_leaves_nothing()
    {
        _ = await FillAsync(20, "rs.index", "--index", Path.Combine(place, "index.gpkg"), "--rasters", first);

        Assert.Empty(Names(left));
    }

    [SmallDiskTheory]
    [InlineData(24, "rs.classify", "--tiles", "tiles.gpkg", "--class-map", "classes.tif")]
    [InlineData(150, "rs.classify", "--tiles", "tiles.gpkg", "--class-map", "classes.tif")]
    [InlineData(16, "rs.segment", "--class-map", "classes.tif", "--score-map", "scores.tif")]
    [InlineData(60, "rs.segment", "--class-map", "classes.tif", "--polygons", "polygons.gpkg")]
    public async Task Outputs_are_the_old_ones_or_none(int room, string tool, string option, string output, string otherOption, string other)
    {
        await File.WriteAllTextAsync(Path.Combine(before, output), "of the last run");

        string error = await FillAsync(room, tool, option, Path.Combine(place, output), otherOption, Path.Combine(place, other), "--raster", first);

        Assert.Contains("nothing was written", error, StringComparison.Ordinal);
        Assert.Equal([output], Names(left));
        Assert.Equal("of the last run", await File.ReadAllTextAsync(Path.Combine(left, output)));
    }

    private static IEnumerable<string> Names(string of) => Directory.EnumerateFileSystemEntries(of).Select(path => Path.GetFileName(path)!);

    private string Folder(string name) => folder.CreateSubdirectory(name).FullName;

    private static string[] Command(string tool, string[] arguments) =>
        ["run", tool, .. arguments, "--model", Fixtures.Path("openclip-tiny", "hub"), .. tool == "rs.retrieve" ? [] : (string[])["--tile-size", $"{Tile}"], "--json"];

    private static async Task<JsonNode> RunAsync(string tool, params string[] arguments)
    {
        (int code, string output, string error) = await HostProgram.RunAsync(Command(tool, arguments));
        Assert.True(code == 0, error);
        return JsonNode.Parse(output)!;
    }

    private async Task<string> FillAsync(long room, string tool, params string[] arguments)
    {
        (int code, string error) = await SmallDisk.RunAsync(place, room, before, left, Path.Combine(folder.FullName, "state"), Command(tool, arguments));

        Assert.True(code == DiskFull, $"{code}: {error}");
        Assert.Contains("full", error, StringComparison.Ordinal);
        Assert.Contains("Free some space", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
        return error;
    }
}
