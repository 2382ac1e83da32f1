using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using RsPlugins.Host.Connections.Bridge.Files;
using RsPlugins.Host.Connections.Remote;
using RsPlugins.Host.Tests.Connections.Remote;

namespace RsPlugins.Host.Tests.Connections.Bridge.Files;

public sealed class CallBrokerTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly Channel<JsonNode> answers = Channel.CreateUnbounded<JsonNode>();
    private RemoteHost host = null!;
    private ClientWebSocket socket = null!;
    private HostLink link = null!;
    private CallBroker broker = null!;

    public async Task InitializeAsync()
    {
        host = await RemoteHost.StartAsync();
        socket = await host.OpenAsync();
        TravelFolder travel = TravelFolder.Open(folder.Path, host.Url);
        link = new HostLink(socket, travel.Client);
        broker = new CallBroker(link, new ClientLink(new Answers(answers.Writer)), new FileTravel(link, travel));
        _ = ReceiveAsync();
    }

    public async Task DisposeAsync()
    {
        await broker.EndAsync();
        socket.Abort();
        await host.DisposeAsync();
    }

    public void Dispose()
    {
        socket.Dispose();
        link.Dispose();
        folder.Dispose();
    }

    [Theory]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"initialize","params":{}}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"tools/list"}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"jobs/get","params":{"id":"a"}}""")]
    [InlineData("""{"jsonrpc":"2.0","method":"$/cancelRequest","params":{"id":1}}""")]
    [InlineData("""{"jsonrpc":"2.0","method":"tools/call","params":{"name":"test.echo"}}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"tools/call"}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":[{"name":"test.echo"}]}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":7}}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":""")]
    [InlineData("""[]""")]
    public void What_names_no_file_goes_to_the_host_as_it_is(string message) => Assert.False(broker.TakesFromClient(Encoding.UTF8.GetBytes(message)));

    [Fact]
    public async Task A_call_is_kept_back_only_while_the_tools_are_not_known_or_where_it_names_files()
    {
        byte[] plain = Call(1, """{ "text": "/etc/passwd" }""");
        Assert.True(broker.TakesFromClient(plain));
        Assert.Equal(1, (await answers.Reader.ReadAsync())["id"]!.GetValue<int>());

        Assert.False(broker.TakesFromClient(plain));
        Assert.False(broker.TakesFromClient(Call(2, """{ "image": "uploaded.tif" }""")));
        Assert.False(broker.TakesFromClient(Encoding.UTF8.GetBytes("""{"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"no.tool","arguments":{"image":"/a"}}}""")));
        Assert.True(broker.TakesFromClient(Call(3, $$"""{ "text": "a", "image": "{{folder.File("a.tif", "x")}}" }""")));
        JsonNode echoed = (await answers.Reader.ReadAsync())["result"]!;
        Assert.Equal(Path.Combine(folder.Path, "a.tif"), echoed["arguments"]!["image"]!.GetValue<string>());

        Assert.False(broker.TakesFromHost(Encoding.UTF8.GetBytes("""{"jsonrpc":"2.0","method":"plugins/changed","params":{"tools":true}}""")));
        Assert.True(broker.TakesFromClient(Call(4, """{ "text": "a" }""")));
        Assert.Equal(4, (await answers.Reader.ReadAsync())["id"]!.GetValue<int>());
    }

    [Fact]
    public async Task A_file_that_is_nowhere_is_answered_here()
    {
        Assert.True(broker.TakesFromClient(Call(1, $$"""{ "image": "{{Path.Combine(folder.Path, "none.tif")}}" }""")));

        Assert.Equal("rs.file.missing", (await answers.Reader.ReadAsync())["error"]!["data"]!["id"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_call_that_is_cancelled_while_it_is_here_never_reaches_the_host()
    {
        File.WriteAllBytes(Path.Combine(folder.Path, "a.tif"), new byte[32 << 20]);
        Assert.True(broker.TakesFromClient(Call(1, $$"""{ "image": "{{Path.Combine(folder.Path, "a.tif")}}" }""")));

        Assert.True(broker.TakesFromClient(Encoding.UTF8.GetBytes("""{"jsonrpc":"2.0","method":"$/cancelRequest","params":{"id":1}}""")));

        Assert.Equal(-32800, (await answers.Reader.ReadAsync())["error"]!["code"]!.GetValue<int>());
        Assert.False(broker.TakesFromClient(Encoding.UTF8.GetBytes("""{"jsonrpc":"2.0","method":"$/cancelRequest","params":{"id":1}}""")));
    }

    [Fact]
    public async Task A_call_that_is_here_when_the_host_leaves_is_told_so_and_not_that_it_was_cancelled()
    {
        File.WriteAllBytes(Path.Combine(folder.Path, "a.tif"), new byte[32 << 20]);
        Assert.True(broker.TakesFromClient(Call(1, $$"""{ "image": "{{Path.Combine(folder.Path, "a.tif")}}" }""")));

        await broker.EndAsync();

        Assert.Equal("rs.host.unreachable", (await answers.Reader.ReadAsync())["error"]!["data"]?["id"]!.GetValue<string>());
    }

    private static byte[] Call(int id, string arguments) =>
        Encoding.UTF8.GetBytes($$"""{"jsonrpc":"2.0","id":{{id}},"method":"tools/call","params":{"name":"test.echo","arguments":{{arguments}} } }""");

    private async Task ReceiveAsync()
    {
        try
        {
            WebSocketReader reader = new(socket, 64 << 20);
            while (await reader.ReadAsync(CancellationToken.None) is { } body)
            {
                if (!broker.TakesFromHost(body))
                {
                    answers.Writer.TryWrite(JsonNode.Parse(body)!);
                }
            }
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    /// <summary>What the client reads: each write is one framed message.</summary>
    private sealed class Answers(ChannelWriter<JsonNode> messages) : MemoryStream
    {
        public override void Write(byte[] buffer, int offset, int count) => messages.TryWrite(JsonNode.Parse(Encoding.UTF8.GetString(buffer, offset, count).Split("\r\n\r\n", 2)[1])!);

        public override void Write(ReadOnlySpan<byte> buffer) => Write(buffer.ToArray(), 0, buffer.Length);
    }
}
