using RsPlugins.Host.Connections.Bridge.Files;

namespace RsPlugins.Host.Tests.Connections.Bridge.Files;

public sealed class FileFamilyTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_raster_travels_with_what_places_it()
    {
        Fill("a.tif", "a.tfw", "a.tif.aux.xml", "a.tif.ovr", "a.tif.msk", "a.prj", "a.rpb", "a.qml", "a.gpkg", "ab.tif", "a.txt", "a.tif.zip", ".a.tif.part");

        Assert.Equal(["a.prj", "a.qml", "a.rpb", "a.tfw", "a.tif.aux.xml", "a.tif.msk", "a.tif.ovr", "a.tif"], Names("a.tif"));
    }

    [Fact]
    public void A_shapefile_travels_with_its_parts_and_a_database_with_its_log()
    {
        Fill("s.shp", "s.shx", "s.dbf", "s.prj", "s.cpg", "s.shp.xml", "s.tif", "d.gpkg", "d.gpkg-wal", "d.gpkg-shm");

        Assert.Equal(["s.cpg", "s.dbf", "s.prj", "s.shp.xml", "s.shx", "s.shp"], Names("s.shp"));
        Assert.Equal(["d.gpkg-wal", "d.gpkg"], Names("d.gpkg"));
    }

    [Fact]
    public void A_folder_travels_whole_without_what_is_hidden_or_unfinished()
    {
        Fill("f/a.tif", "f/sub/b.tif", "f/.hidden", "f/.git/config", "f/x.tmp", "f/y.part", "f/Thumbs.db", "f/z.gpkg-shm", "g/c.tif");
        File.CreateSymbolicLink(Path.Combine(folder.Path, "f", "link.tif"), Path.Combine(folder.Path, "g", "c.tif"));

        Assert.Equal(["a.tif", "b.tif"], Names("f").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void There_may_be_nothing() => Assert.Empty(FileFamily.Of(Path.Combine(folder.Path, "none.tif")));

    [Fact]
    public void A_stamp_changes_with_any_of_the_family()
    {
        Fill("a.tif", "a.tfw");
        string path = Path.Combine(folder.Path, "a.tif");
        string before = LocalFile.Stamp(path);

        File.AppendAllText(Path.Combine(folder.Path, "a.tfw"), "more");

        Assert.NotEqual(before, LocalFile.Stamp(path));
        Assert.Equal(string.Empty, LocalFile.Stamp(Path.Combine(folder.Path, "none")));
    }

    private void Fill(params string[] names)
    {
        foreach (string name in names)
        {
            folder.File(name, name);
        }
    }

    private IEnumerable<string> Names(string name)
    {
        IReadOnlyList<LocalFile> all = FileFamily.Of(Path.Combine(folder.Path, name));
        return [.. all.SkipLast(1).Select(file => Path.GetFileName(file.Path)).Order(StringComparer.Ordinal), Path.GetFileName(all[^1].Path)];
    }
}
