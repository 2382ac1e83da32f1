using System.Security.Cryptography;
using RsPlugins.Host.Connections.Bridge.Files;
using RsPlugins.Sdk.Protocol;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.Host.Tests.Connections.Bridge.Files;

public sealed class MirrorTests : IAsyncLifetime
{
    private RemoteSide side = null!;

    public async Task InitializeAsync() => side = await RemoteSide.OpenAsync();

    public async Task DisposeAsync() => await side.DisposeAsync();

    [Fact]
    public async Task A_file_goes_there_with_what_belongs_to_it_and_only_once()
    {
        side.WriteHere("a.tif", "raster");
        side.WriteHere("a.tfw", "world");
        side.WriteHere("empty.tif", string.Empty);

        Assert.Equal(["a.tfw", "a.tif"], (await side.MirrorAsync("a.tif")).Order(StringComparer.Ordinal));
        Assert.Equal(["empty.tif"], await side.MirrorAsync("empty.tif"));
        Assert.Equal(("raster", "world", 0), (await File.ReadAllTextAsync(side.There("a.tif")), await File.ReadAllTextAsync(side.There("a.tfw")), new FileInfo(side.There("empty.tif")).Length));
        Assert.Empty(await side.MirrorAsync("a.tif"));

        // The same content under another time is compared by its hash, not sent.
        DateTime sent = File.GetLastWriteTimeUtc(side.There("a.tif"));
        File.SetLastWriteTimeUtc(side.Here("a.tif"), DateTime.UtcNow.AddDays(-1));
        Assert.Equal(["a.tif"], await side.MirrorAsync("a.tif"));
        Assert.Equal(sent, File.GetLastWriteTimeUtc(side.There("a.tif")));
    }

    [Fact]
    public async Task What_changed_or_went_here_changes_and_goes_there()
    {
        side.WriteHere("f/a.tif", "one");
        side.WriteHere("f/sub/b.tif", "two");
        side.WriteHere("a.gpkg", "db");
        side.WriteHere("a.gpkg-wal", "log");
        await side.MirrorAsync("f");
        await side.MirrorAsync("a.gpkg");

        side.WriteHere("f/a.tif", "changed");
        File.Delete(side.Here("f/sub/b.tif"));
        File.Delete(side.Here("a.gpkg-wal"));

        Assert.Equal(["a.tif"], await side.MirrorAsync("f"));
        Assert.Empty(await side.MirrorAsync("a.gpkg"));
        Assert.Equal(("changed", false, false), (await File.ReadAllTextAsync(side.There("f/a.tif")), File.Exists(side.There("f/sub/b.tif")), File.Exists(side.There("a.gpkg-wal"))));
    }

    [Fact]
    public async Task What_the_host_lost_is_sent_again_and_what_it_has_of_an_older_output_goes()
    {
        side.WriteHere("a.tif", "raster");
        await side.MirrorAsync("a.tif");
        File.Delete(side.There("a.tif"));
        side.WriteThere("out.gpkg", "older");
        side.WriteHere("out.gpkg", "here");

        Assert.Equal(["a.tif"], await side.MirrorAsync("a.tif"));
        Assert.Empty(await side.MirrorAsync("out.gpkg", empty: true));
        Assert.False(File.Exists(side.There("out.gpkg")));
        Assert.Equal("here", await File.ReadAllTextAsync(side.Here("out.gpkg")));
    }

    [Fact]
    public async Task What_a_call_writes_meanwhile_is_left_alone()
    {
        side.WriteHere("f/a.tif", "raster");
        side.WriteThere("f/i.gpkg", "under way");
        side.WriteThere("f/i.gpkg-wal", "under way");
        side.Records.Keep(new CallRecord("call", "rs.index", [], [new CallOutput(side.Here("f/i.gpkg"), LocalFile.Stamp(side.Here("f/i.gpkg")))]));

        await side.MirrorAsync("f");
        Assert.True(File.Exists(side.There("f/i.gpkg")) && File.Exists(side.There("f/i.gpkg-wal")));

        side.WriteHere("f/i.gpkg", "put here by the user");
        await side.MirrorAsync("f");
        Assert.Equal(("put here by the user", false), (await File.ReadAllTextAsync(side.There("f/i.gpkg")), File.Exists(side.There("f/i.gpkg-wal"))));
    }

    [Fact]
    public async Task An_upload_that_broke_off_goes_on_behind_what_arrived()
    {
        byte[] content = RandomNumberGenerator.GetBytes(3 << 20);
        string path = side.WriteHere("a.tif", string.Empty);
        await File.WriteAllBytesAsync(path, content);
        string hash = Convert.ToHexStringLower(SHA256.HashData(content));
        await side.Files.PutAsync(new FilePutParams(side.Paths.ToUpload(path), 0, content.Length, hash, content[..(2 << 20)]), CancellationToken.None);

        List<long> steps = [];
        Shipment shipment = await side.Mirror.CompareAsync(path, empty: false, CancellationToken.None);
        await side.Mirror.SendAsync(shipment, (_, bytes) => steps.Add(bytes), CancellationToken.None);

        Assert.Equal((2 << 20, content.Length), (steps[0], steps.Sum()));
        Assert.Equal(content, await File.ReadAllBytesAsync(side.There("a.tif")));
    }

    [Fact]
    public async Task Two_that_send_one_file_at_once_both_succeed()
    {
        byte[] content = RandomNumberGenerator.GetBytes(6 << 20);
        string path = side.WriteHere("a.tif", string.Empty);
        await File.WriteAllBytesAsync(path, content);
        LocalFile file = LocalFile.Of(new FileInfo(path))!;

        KnownFile[] both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => new FileSender(side.Files).SendAsync(file, side.Paths.ToUpload(path), null, _ => { }, CancellationToken.None)));

        Assert.Equal(both[0].Sha256, both[1].Sha256);
        Assert.Equal(content, await File.ReadAllBytesAsync(side.There("a.tif")));
    }

    [Fact]
    public async Task A_file_that_grows_or_shrinks_meanwhile_is_said_to_change()
    {
        string path = side.WriteHere("a.tif", "now");
        LocalFile before = new(path, 2, DateTime.UtcNow);
        LocalFile longer = new(path, 4, DateTime.UtcNow);

        foreach (LocalFile other in new[] { before, longer })
        {
            ToolException changed = await Assert.ThrowsAsync<ToolException>(() => new FileSender(side.Files).SendAsync(other, side.Paths.ToUpload(path), null, _ => { }, CancellationToken.None));
            Assert.Equal((ErrorIds.FileDamaged, true), (changed.Id, changed.Message.Contains(path, StringComparison.Ordinal)));
        }

        Assert.False(File.Exists(side.There("a.tif")));
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_named()
    {
        LocalFile gone = new(side.Here("gone.tif"), 2, DateTime.UtcNow);
        Directory.CreateDirectory(side.Here("folder.tif"));

        ToolException missing = await Assert.ThrowsAsync<ToolException>(() => new FileSender(side.Files).SendAsync(gone, side.Paths.ToUpload(gone.Path), null, _ => { }, CancellationToken.None));
        ToolException denied = await Assert.ThrowsAsync<ToolException>(() => new FileSender(side.Files).SendAsync(gone with { Path = side.Here("folder.tif") }, "x", null, _ => { }, CancellationToken.None));

        Assert.Equal((ErrorIds.FileMissing, ErrorIds.FileDenied), (missing.Id, denied.Id));
        Assert.Contains("gone.tif", missing.Message, StringComparison.Ordinal);
        Assert.Contains("folder.tif", denied.Message, StringComparison.Ordinal);
    }
}
