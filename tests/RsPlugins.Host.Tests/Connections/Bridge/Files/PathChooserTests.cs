using RsPlugins.Host.Connections.Bridge.Files;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.Host.Tests.Connections.Bridge.Files;

public sealed class PathChooserTests : IAsyncLifetime
{
    private RemoteSide side = null!;

    public async Task InitializeAsync() => side = await RemoteSide.OpenAsync();

    public async Task DisposeAsync() => await side.DisposeAsync();

    [Fact]
    public async Task An_input_is_taken_where_it_is()
    {
        side.WriteHere("a.tif", "here");

        Assert.Equal(side.Here("a.tif"), (await ChooseAsync(side.Here("a.tif")))!.Path);
        Assert.Equal(side.Here("a.tif"), (await ChooseAsync(new Uri(side.Here("a.tif")).ToString()))!.Path);
        Assert.Equal(side.Here(string.Empty).TrimEnd('/'), (await ChooseAsync(side.Here(string.Empty)))!.Path);
        Assert.Null(await ChooseAsync("relative.tif"));
        Assert.Null(await ChooseAsync("rs-m-clip-mini"));
        Assert.Null(await ChooseAsync("https://example.org/a.tif"));
    }

    [Fact]
    public async Task What_both_have_alike_is_the_hosts()
    {
        // The test's host runs on this machine: what it serves is here as well, as on a file server.
        string served = Path.Combine(side.Served, "b.tif");
        await File.WriteAllTextAsync(served, "shared");

        Assert.Null(await ChooseAsync(served));
        Assert.Null(await ChooseAsync(side.Served));
    }

    [Fact]
    public async Task What_is_nowhere_is_an_error_that_says_so()
    {
        ToolException missing = await Assert.ThrowsAsync<ToolException>(() => ChooseAsync(side.Here("none.tif")));

        Assert.Equal(ErrorIds.FileMissing, missing.Id);
        Assert.Contains(side.Here("none.tif"), missing.Message, StringComparison.Ordinal);
        Assert.Contains("--root", missing.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_output_is_this_machines_unless_only_the_host_has_its_folder()
    {
        Assert.Equal(side.Here("new/out.tif"), (await ChooseAsync(side.Here("new/out.tif"), written: true))!.Path);
        Assert.Equal(Path.Combine(side.Served, "out.tif"), (await ChooseAsync(Path.Combine(side.Served, "out.tif"), written: true))!.Path);
    }

    [Fact]
    public async Task What_a_call_left_on_the_host_is_newer_until_something_changes_here()
    {
        side.WriteThere("i.gpkg", "half");
        side.Records.Keep(new CallRecord("call", "rs.index", [], [new CallOutput(side.Here("i.gpkg"), LocalFile.Stamp(side.Here("i.gpkg")))], "job"));

        Assert.True((await ChooseAsync(side.Here("i.gpkg"), written: true))!.Ahead);
        Assert.True((await ChooseAsync(side.Here("i.gpkg")))!.Ahead);

        side.WriteHere("i.gpkg", "put here");
        Assert.False((await ChooseAsync(side.Here("i.gpkg"), written: true))!.Ahead);
        Assert.False((await ChooseAsync(side.Here("i.gpkg")))!.Ahead);
    }

    private Task<TravelPath?> ChooseAsync(string text, bool written = false) => new PathChooser(side.Files, side.Paths, side.Records).ChooseAsync(text, written, CancellationToken.None);
}
