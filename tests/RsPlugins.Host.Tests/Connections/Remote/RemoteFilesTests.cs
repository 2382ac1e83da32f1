using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using RsPlugins.Host.Connections.Remote;
using RsPlugins.Sdk.Protocol;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.Host.Tests.Connections.Remote;

public sealed class RemoteFilesTests : IDisposable
{
    private static readonly byte[] Content = RandomNumberGenerator.GetBytes(100_000);
    private static readonly string Hash = Convert.ToHexStringLower(SHA256.HashData(Content));

    private readonly TemporaryFolder folder = new();
    private readonly RemoteFiles files;

    public RemoteFilesTests() => files = Make(1 << 20, TimeSpan.FromDays(1));

    private string Uploads => Path.Combine(folder.Path, "uploads");

    public void Dispose()
    {
        files.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task A_file_goes_there_and_back_over_a_websocket_in_chunks()
    {
        await using RemoteHost host = await RemoteHost.StartAsync();
        using ClientWebSocket socket = await host.OpenAsync();
        const int Step = 30_000;
        for (int at = 0; at < Content.Length; at += Step)
        {
            byte[] chunk = Content[at..Math.Min(at + Step, Content.Length)];
            JsonNode put = (await RemoteHost.CallAsync(socket, "files/put", new { path = "a/b.tif", offset = at, size = Content.Length, sha256 = Hash, data = chunk }))["result"]!;
            Assert.Equal((at + chunk.Length, at + chunk.Length == Content.Length), (put["received"]!.GetValue<int>(), put["complete"]!.GetValue<bool>()));
        }

        JsonNode stat = (await RemoteHost.CallAsync(socket, "files/stat", new { path = "a/b.tif", hash = true }))["result"]!;
        Assert.Equal((Content.Length, Hash), (stat["size"]!.GetValue<int>(), stat["sha256"]!.GetValue<string>()));
        List<byte> back = [];
        while (back.Count < Content.Length)
        {
            JsonNode part = (await RemoteHost.CallAsync(socket, "files/get", new { path = "a/b.tif", offset = back.Count, length = 33_333 }))["result"]!;
            Assert.Equal(Content.Length, part["size"]!.GetValue<int>());
            back.AddRange(Convert.FromBase64String(part["data"]!.GetValue<string>()));
        }

        Assert.Equal(Content, back);
        Assert.Equal(Content, await File.ReadAllBytesAsync(Path.Combine(host.Uploads, "a", "b.tif")));
    }

    [Fact]
    public async Task Files_are_listed_by_folder_or_by_the_name_that_they_belong_to()
    {
        foreach (string name in (string[])["a.tif", "a.tfw", "A.tif.ovr", "b.tif", "f/1.tif", "f/sub/2.tif"])
        {
            await PutAsync(name, 0, Content.Length);
        }

        File.CreateSymbolicLink(Path.Combine(Uploads, "f", "link.tif"), Path.Combine(Uploads, "b.tif"));

        FileListResult folder = files.List(new FileListParams("f"), CancellationToken.None);
        FileListResult family = files.List(new FileListParams("a.tif"), CancellationToken.None);
        Assert.Equal((true, "1.tif sub/2.tif"), (folder.Folder, string.Join(' ', folder.Files.Select(file => file.Path))));
        Assert.Equal((false, "A.tif.ovr a.tfw a.tif"), (family.Folder, string.Join(' ', family.Files.Select(file => file.Path))));
        Assert.Equal("sub/2.tif", Assert.Single(files.List(new FileListParams("f", After: "1.tif"), CancellationToken.None).Files).Path);
        Assert.Empty(files.List(new FileListParams("none/a.tif"), CancellationToken.None).Files);
        Assert.Equal(ErrorIds.PathForbidden, Assert.Throws<ToolException>(() => files.List(new FileListParams("/etc"), CancellationToken.None)).Id);
        Assert.Equal((true, false), ((await files.StatAsync(new FileStatParams("f"), CancellationToken.None)).Folder, (await files.StatAsync(new FileStatParams("a.tif"), CancellationToken.None)).Folder));
    }

    [Fact]
    public async Task A_client_removes_its_own_uploads_and_nothing_else()
    {
        await PutAsync("f/sub/a.tif", 0, Content.Length);
        await PutAsync("b.tif", 0, Content.Length);
        string outside = folder.File("outside.tif", "x");

        await files.RemoveAsync(new FileRemoveParams("f"), CancellationToken.None);
        await files.RemoveAsync(new FileRemoveParams("none.tif"), CancellationToken.None);

        Assert.Equal([Path.Combine(Uploads, "b.tif")], Directory.GetFileSystemEntries(Uploads));
        foreach (string path in (string[])[outside, "../outside.tif", ".", "", Uploads])
        {
            Assert.Equal(ErrorIds.PathForbidden, (await Assert.ThrowsAsync<ToolException>(() => files.RemoveAsync(new FileRemoveParams(path), CancellationToken.None))).Id);
        }

        Assert.True(File.Exists(outside) && File.Exists(Path.Combine(Uploads, "b.tif")));
    }

    [Fact]
    public async Task An_upload_goes_on_where_it_was_cut_off_even_in_another_session()
    {
        await PutAsync("a.tif", 0, 40_000);
        Assert.False(File.Exists(Path.Combine(Uploads, "a.tif")));

        using RemoteFiles later = Make(1 << 20, TimeSpan.FromDays(1));
        FileStatResult stat = await later.StatAsync(new FileStatParams("a.tif", Hash.ToUpperInvariant()), CancellationToken.None);
        Assert.Equal((false, 40_000), (stat.Exists, stat.Received));
        FilePutResult put = await later.PutAsync(new FilePutParams("a.tif", 40_000, Content.Length, Hash, Content[40_000..]), CancellationToken.None);

        Assert.True(put.Complete);
        Assert.Equal(Content, await File.ReadAllBytesAsync(Path.Combine(Uploads, "a.tif")));
        Assert.Single(Directory.GetFiles(Uploads));
    }

    [Fact]
    public async Task Chunks_out_of_order_are_refused_and_do_no_harm()
    {
        await PutAsync("a.tif", 0, 40_000);

        await RefusedAsync(ErrorIds.ArgumentInvalid, PutAsync("a.tif", 0, 40_000));
        await RefusedAsync(ErrorIds.ArgumentInvalid, PutAsync("a.tif", 50_000, 10_000));
        Assert.Equal(Content.Length, (await PutAsync("a.tif", 40_000, 60_000)).Received);
    }

    [Fact]
    public async Task A_file_with_another_hash_is_thrown_away_and_the_old_one_stays()
    {
        await PutAsync("a.tif", 0, Content.Length);
        byte[] wrong = [.. Content];
        wrong[5]++;
        string other = new('0', 64);

        await RefusedAsync(ErrorIds.FileDamaged, files.PutAsync(new FilePutParams("a.tif", 0, wrong.Length, other, wrong), CancellationToken.None));

        Assert.Equal(Content, await File.ReadAllBytesAsync(Path.Combine(Uploads, "a.tif")));
        Assert.Single(Directory.GetFiles(Uploads));
    }

    [Theory]
    [InlineData(-1, 10, 5)]
    [InlineData(0, -1, 0)]
    [InlineData(0, 4, 5)]
    [InlineData(8, 10, 5)]
    [InlineData(long.MaxValue, long.MaxValue, 1)]
    [InlineData(0, long.MaxValue, ProtocolLevel.MaximumChunkBytes + 1)]
    public async Task Impossible_chunks_are_refused(long offset, long size, int bytes) =>
        await RefusedAsync(ErrorIds.ArgumentInvalid, files.PutAsync(new FilePutParams("a.tif", offset, size, Hash, new byte[bytes]), CancellationToken.None));

    [Theory]
    [InlineData("../a.tif")]
    [InlineData("/tmp/a.tif")]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("a\0b")]
    [InlineData("served-link/a.tif")]
    public async Task Uploads_go_nowhere_else(string path)
    {
        Directory.CreateSymbolicLink(Path.Combine(Uploads, "served-link"), Directory.CreateDirectory(Path.Combine(folder.Path, "served")).FullName);

        await RefusedAsync(ErrorIds.PathForbidden, files.PutAsync(new FilePutParams(path, 0, 1, Hash, [1]), CancellationToken.None));
    }

    [Theory]
    [InlineData("xyz")]
    [InlineData("../../../../../../../../../../etc/passwd000000000000000000000000")]
    public async Task A_hash_is_a_hash(string hash) =>
        await RefusedAsync(ErrorIds.ArgumentInvalid, files.PutAsync(new FilePutParams("a.tif", 0, 1, hash, [1]), CancellationToken.None));

    [Theory]
    [InlineData(-1, 10)]
    [InlineData(0, 0)]
    [InlineData(0, -5)]
    [InlineData(0, int.MaxValue)]
    public async Task Impossible_parts_are_refused(long offset, int length)
    {
        await PutAsync("a.tif", 0, Content.Length);

        await RefusedAsync(ErrorIds.ArgumentInvalid, files.GetAsync(new FileGetParams("a.tif", offset, length), CancellationToken.None));
    }

    [Fact]
    public async Task Beyond_the_end_there_is_nothing()
    {
        await PutAsync("a.tif", 0, Content.Length);

        Assert.Empty((await files.GetAsync(new FileGetParams("a.tif", Content.Length + 5), CancellationToken.None)).Data);
        await RefusedAsync(ErrorIds.FileMissing, files.GetAsync(new FileGetParams("b.tif"), CancellationToken.None));
    }

    [Fact]
    public async Task Uploads_are_limited_and_old_ones_make_room()
    {
        using RemoteFiles small = Make(150_000, TimeSpan.FromHours(1));
        await PutAsync("old.tif", 0, Content.Length);

        await RefusedAsync(ErrorIds.DiskFull, small.PutAsync(new FilePutParams("new.tif", 0, Content.Length, Hash, Content), CancellationToken.None));
        File.SetLastWriteTimeUtc(Path.Combine(Uploads, "old.tif"), DateTime.UtcNow - TimeSpan.FromHours(2));
        Assert.True((await small.PutAsync(new FilePutParams("new.tif", 0, Content.Length, Hash, Content), CancellationToken.None)).Complete);

        Assert.False(File.Exists(Path.Combine(Uploads, "old.tif")));
    }

    [Fact]
    public async Task Uploads_that_begin_small_are_limited_together()
    {
        using RemoteFiles small = Make(200_000, TimeSpan.FromHours(1));
        await small.PutAsync(new FilePutParams("a.tif", 0, Content.Length, Hash, Content[..10]), CancellationToken.None);
        await small.PutAsync(new FilePutParams("b.tif", 0, Content.Length, Hash, Content[..10]), CancellationToken.None);
        await small.PutAsync(new FilePutParams("a.tif", 10, Content.Length, Hash, Content[10..]), CancellationToken.None);

        await RefusedAsync(ErrorIds.DiskFull, small.PutAsync(new FilePutParams("b.tif", 10, Content.Length, Hash, Content[10..]), CancellationToken.None));
        await RefusedAsync(ErrorIds.DiskFull, small.PutAsync(new FilePutParams("b.tif", 10, long.MaxValue, Hash, Content[10..]), CancellationToken.None));
    }

    [Fact]
    public async Task Empty_files_are_not_free()
    {
        using RemoteFiles small = Make(20_000, TimeSpan.FromHours(1));
        string empty = Convert.ToHexStringLower(SHA256.HashData([]));
        for (int i = 0; i < 4; i++)
        {
            Assert.True((await small.PutAsync(new FilePutParams($"{i}", 0, 0, empty, []), CancellationToken.None)).Complete);
        }

        await RefusedAsync(ErrorIds.DiskFull, small.PutAsync(new FilePutParams("more", 0, 0, empty, []), CancellationToken.None));
    }

    [Fact]
    public async Task Old_files_behind_links_are_left_alone()
    {
        string foreign = folder.File(Path.Combine("foreign", "old.tif"), "x");
        File.SetLastWriteTimeUtc(foreign, DateTime.UtcNow.AddYears(-1));
        Directory.CreateSymbolicLink(Path.Combine(Uploads, "link"), Path.GetDirectoryName(foreign)!);

        await PutAsync("a.tif", 0, Content.Length);

        Assert.True(File.Exists(foreign));
    }

    [Fact]
    public async Task What_the_system_refuses_is_told_without_paths_of_the_host()
    {
        await using RemoteHost host = await RemoteHost.StartAsync();
        using ClientWebSocket socket = await host.OpenAsync();
        await RemoteHost.CallAsync(socket, "files/put", new { path = "a", offset = 0, size = 1, sha256 = Convert.ToHexStringLower(SHA256.HashData([1])), data = new byte[] { 1 } });

        JsonNode refused = await RemoteHost.CallAsync(socket, "files/put", new { path = "a/b", offset = 0, size = 1, sha256 = Hash, data = new byte[] { 1 } });

        Assert.Equal(ErrorIds.FileDenied, refused["error"]!["data"]!["id"]!.GetValue<string>());
        Assert.DoesNotContain(host.Folder.Path, refused.ToJsonString(), StringComparison.Ordinal);
    }

    private static async Task RefusedAsync(string id, Task action) => Assert.Equal(id, (await Assert.ThrowsAsync<ToolException>(() => action)).Id);

    private Task<FilePutResult> PutAsync(string path, int offset, int length) =>
        files.PutAsync(new FilePutParams(path, offset, Content.Length, Hash, Content[offset..(offset + length)]), CancellationToken.None);

    private RemoteFiles Make(long bytes, TimeSpan keep) => new(new PathGuard(Directory.CreateDirectory(Uploads).FullName, [Directory.CreateDirectory(Path.Combine(folder.Path, "served")).FullName]), bytes, keep);
}
