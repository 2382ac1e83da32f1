using System.Text.Json;
using RsPlugins.Host.Connections.Bridge.Files;
using RsPlugins.Sdk.Protocol;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.Host.Tests.Connections.Bridge.Files;

public sealed class HomecomingTests : IAsyncLifetime
{
    private static readonly ToolPaths Tool = ToolPaths.Of(new ToolDescription(
        "test.maps", "T", "T.", "test", JsonElement.Parse("{}"), JsonElement.Parse("""{ "map": { "x-rs": { "kind": "raster" } }, "hits": { "x-rs": { "kind": "hits" } } }""")));

    private RemoteSide side = null!;

    public async Task InitializeAsync() => side = await RemoteSide.OpenAsync();

    public async Task DisposeAsync() => await side.DisposeAsync();

    [Fact]
    public async Task Outputs_come_home_with_what_belongs_to_them()
    {
        Fill("out/map.tif", "out/map.tif.aux.xml", "out/map.clr", "out/map.tif.json", "out/other.tif", "out/.map.tif.part", "shots/1.png", "shots/sub/2.png", "shots/.cache/3.png");

        await FetchAsync(Record([], "out/map.tif", "shots"));

        Assert.Equal(["out/map.clr", "out/map.tif", "out/map.tif.aux.xml", "out/map.tif.json", "shots/1.png", "shots/sub/2.png"], Names());
        Assert.Equal("there", await File.ReadAllTextAsync(side.Here("shots/sub/2.png")));
    }

    [Fact]
    public async Task What_was_fetched_is_neither_fetched_again_nor_sent_back()
    {
        Fill("map.tif");
        await FetchAsync(Record([], "map.tif"));
        DateTime written = File.GetLastWriteTimeUtc(side.Here("map.tif"));

        await FetchAsync(Record([], "map.tif"));

        Assert.Equal(written, File.GetLastWriteTimeUtc(side.Here("map.tif")));
        Assert.Empty(await side.MirrorAsync("map.tif"));
        side.WriteThere("map.tif", "again");
        await FetchAsync(Record([], "map.tif"));
        Assert.Equal("again", await File.ReadAllTextAsync(side.Here("map.tif")));
    }

    [Fact]
    public async Task A_database_is_not_joined_with_the_log_of_the_one_before()
    {
        Fill("m.gpkg");
        side.WriteHere("m.gpkg", "older");
        side.WriteHere("m.gpkg-wal", "of the older");

        await FetchAsync(Record([], "m.gpkg"));

        Assert.Equal(["m.gpkg"], Names());
    }

    [Fact]
    public async Task A_result_beside_an_input_comes_home_but_replaces_nothing_of_the_user_and_goes_nowhere_else()
    {
        Fill("in/a_map.tif", "in/own.tif", "elsewhere/b.tif", "in/.bashrc", "in/read.tif");
        side.WriteHere("in/a.tif", "here");
        side.WriteHere("in/own.tif", "here");
        foreach (string name in new[] { "in/a_map.tif", "in/own.tif", "elsewhere/b.tif", "in/.bashrc" })
        {
            await FetchAsync(Record(["in/a.tif"]), Result("map", name));
        }

        await FetchAsync(Record(["in/a.tif"]), Result("hits", "in/read.tif"));

        Assert.Equal(["in/a.tif", "in/a_map.tif", "in/own.tif"], Names());
        Assert.Equal("here", await File.ReadAllTextAsync(side.Here("in/own.tif")));
        side.WriteThere("in/a_map.tif", "second");
        await FetchAsync(Record(["in/a.tif"]), Result("map", "in/a_map.tif"));
        Assert.Equal("second", await File.ReadAllTextAsync(side.Here("in/a_map.tif")));
    }

    [Fact]
    public async Task Where_nothing_can_be_written_nothing_is_and_the_file_is_named()
    {
        Fill("blocked/map.tif");
        side.WriteHere("blocked", "a file where the folder should be");

        ToolException denied = await Assert.ThrowsAsync<ToolException>(() => FetchAsync(Record([], "blocked/map.tif")));

        Assert.Equal((ErrorIds.FileDenied, true), (denied.Id, denied.Message.Contains("map.tif", StringComparison.Ordinal)));
        Assert.Equal(["blocked"], Names());
    }

    [Fact]
    public async Task A_fetch_that_breaks_off_leaves_nothing_half_written()
    {
        Fill("shots/1.png", "shots/2.png", "shots/3.png");
        side.WriteHere("shots/1.png", "before");
        int files = 0;

        await Assert.ThrowsAsync<ToolException>(() => FetchAsync(Record([], "shots"), default, () =>
        {
            if (++files == 2)
            {
                side.Link.End();
            }
        }));

        Assert.Equal(["shots/1.png"], Names());
        Assert.Equal("before", await File.ReadAllTextAsync(side.Here("shots/1.png")));
    }

    private void Fill(params string[] names)
    {
        foreach (string name in names)
        {
            side.WriteThere(name, "there");
        }
    }

    private CallRecord Record(string[] inputs, params string[] outputs) =>
        new("call", "test.maps", [.. inputs.Select(side.Here)], [.. outputs.Select(name => new CallOutput(side.Here(name), LocalFile.Stamp(side.Here(name))))]);

    private JsonElement Result(string name, string file) => JsonSerializer.SerializeToElement(new Dictionary<string, string> { [name] = side.There(file) });

    private async Task FetchAsync(CallRecord record, JsonElement result = default, Action? got = null)
    {
        string there = side.There("x");
        HostWords words = new(side.Paths, there[..(there.IndexOf(side.Paths.Client, StringComparison.Ordinal) + side.Paths.Client.Length)]);
        await new Homecoming(side.Files, side.Paths, side.Known).FetchAsync(record, Tool, result, words, (_, _, _) => got?.Invoke(), CancellationToken.None);
    }

    private IEnumerable<string> Names() => Directory.Exists(side.Here(string.Empty))
        ? Directory.GetFiles(side.Here(string.Empty), "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(side.Here(string.Empty), path).Replace('\\', '/')).Order(StringComparer.Ordinal)
        : [];
}
