using System.IO.Pipes;
using RsPlugins.Host.Connections.Local;

namespace RsPlugins.Host.Tests.Connections;

public sealed class HostEndpointTests
{
    private static readonly HostEndpoint Own = new(HostEndpoint.Unix, "/tmp/a b\"c", ProcessIdentity.Own, "1.2.3", 1);

    [Fact]
    public void Is_read_as_it_was_written_and_removed_by_its_owner_only()
    {
        using TemporaryFolder folder = new();

        Own.Write(folder.Path);
        (Own with { Address = "/tmp/other" }).Remove(folder.Path);

        Assert.Equal(Own, HostEndpoint.ReadLive(folder.Path));
        Own.Remove(folder.Path);
        Assert.Null(HostEndpoint.Read(folder.Path));
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void Is_stale_unless_id_start_and_boot_are_those_of_a_running_process()
    {
        using TemporaryFolder folder = new();
        ProcessIdentity own = ProcessIdentity.Own;
        foreach (ProcessIdentity other in new[] { own with { Started = own.Started + "0" }, own with { Boot = "another" }, own with { Id = int.MaxValue } })
        {
            (Own with { Process = other }).Write(folder.Path);

            Assert.NotNull(HostEndpoint.Read(folder.Path));
            Assert.Null(HostEndpoint.ReadLive(folder.Path));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{ "transport": "unix", "address": "/a" }""")]
    [InlineData("""{ "transport": "unix", "address": 3, "pid": "x" }""")]
    public void Damaged_is_the_same_as_absent(string text)
    {
        using TemporaryFolder folder = new();
        folder.File("host.json", text);

        Assert.Null(HostEndpoint.Read(folder.Path));
    }

    [Fact]
    public void A_lock_is_held_by_one_at_a_time()
    {
        using TemporaryFolder folder = new();
        using (FolderLock held = FolderLock.TryTake(folder.Path, "a.lock")!)
        {
            Assert.NotNull(held);
            Assert.Null(FolderLock.TryTake(folder.Path, "a.lock"));
        }

        using FolderLock again = FolderLock.TryTake(folder.Path, "a.lock")!;
        Assert.NotNull(again);
    }

    [Fact]
    public async Task A_pipe_takes_one_client_after_the_other()
    {
        using PipeListener listener = new();
        for (byte i = 0; i < 3; i++)
        {
            Task<Stream> accepting = listener.AcceptAsync(CancellationToken.None);
            await using NamedPipeClientStream client = new(".", listener.Address, PipeDirection.InOut, PipeOptions.Asynchronous | PipeOptions.CurrentUserOnly);
            await client.ConnectAsync(5000);
            await using Stream accepted = await accepting;
            await client.WriteAsync(new[] { i });
            byte[] one = new byte[1];
            await accepted.ReadExactlyAsync(one);
            Assert.Equal(i, one[0]);
        }
    }
}
