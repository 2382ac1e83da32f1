using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using RsPlugins.Host.Connections.Remote;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.Host.Tests.Connections.Remote;

public sealed class WebListenerTests
{
    [Fact]
    public async Task A_client_with_the_token_has_a_session()
    {
        await using RemoteHost host = await RemoteHost.StartAsync();
        using ClientWebSocket socket = await host.OpenAsync();

        JsonNode echo = await RemoteHost.CallAsync(socket, "tools/call", new { name = "test.echo", arguments = new { text = "água 水" } });

        Assert.Equal("água 水", echo["result"]!["arguments"]!["text"]!.GetValue<string>());
        Assert.True(IPAddress.IsLoopback(IPAddress.Parse(host.Url.Host)));
        Assert.Equal("1", Assert.Single(socket.HttpResponseHeaders![WebListener.ProtocolHeader]));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(host.TokenFile));
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("Bearer wrong")]
    [InlineData("Basic dXNlcjpwYXNz")]
    public async Task A_client_without_the_token_is_refused(string? authorization)
    {
        await using RemoteHost host = await RemoteHost.StartAsync();

        using ClientWebSocket socket = await host.ConnectAsync(options => options.SetRequestHeader("Authorization", authorization));

        Assert.Equal(HttpStatusCode.Unauthorized, socket.HttpStatusCode);
        Assert.NotEqual(WebSocketState.Open, socket.State);
    }

    [Fact]
    public async Task A_shorter_or_longer_token_is_not_the_token()
    {
        await using RemoteHost host = await RemoteHost.StartAsync();
        string token = (await File.ReadAllTextAsync(host.TokenFile)).Trim();

        foreach (string other in new[] { token[..^1], token + "0", token.ToUpperInvariant() + "!" })
        {
            using ClientWebSocket socket = await host.ConnectAsync(options => options.SetRequestHeader("Authorization", "Bearer " + other));
            Assert.Equal(HttpStatusCode.Unauthorized, socket.HttpStatusCode);
        }
    }

    [Fact]
    public async Task A_web_page_is_refused_even_with_the_token_unless_its_origin_is_allowed()
    {
        await using RemoteHost host = await RemoteHost.StartAsync(origins: "https://maps.example");

        using ClientWebSocket evil = await host.ConnectAsync(options => options.SetRequestHeader("Origin", "https://evil.example"));
        using ClientWebSocket none = await host.ConnectAsync(options => options.SetRequestHeader("Origin", "null"));
        using ClientWebSocket allowed = await host.ConnectAsync(options => options.SetRequestHeader("Origin", "https://maps.example"));

        Assert.Equal(HttpStatusCode.Forbidden, evil.HttpStatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, none.HttpStatusCode);
        Assert.Equal(WebSocketState.Open, allowed.State);
    }

    [Theory]
    [InlineData("/", 426)]
    [InlineData("/other", 404)]
    public async Task What_is_no_websocket_is_told_so(string path, int status)
    {
        await using RemoteHost host = await RemoteHost.StartAsync();
        using HttpClient client = new();
        using HttpRequestMessage request = new(HttpMethod.Get, $"http://{host.Url.Authority}{path}");
        request.Headers.Add("Authorization", "Bearer " + (await File.ReadAllTextAsync(host.TokenFile)).Trim());

        using HttpResponseMessage answer = await client.SendAsync(request);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.DoesNotContain("   at ", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET / HTTP/1.1\r\nHost: a\r\nX: ", 400, 40_000)]
    [InlineData("GET /", 414, 40_000)]
    [InlineData("hello\r\n\r\n", 400, 0)]
    [InlineData("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999999999999\r\n\r\n", 400, 0)]
    [InlineData("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n", 400, 0)]
    public async Task Broken_and_endless_http_is_refused(string start, int status, int more)
    {
        await using RemoteHost host = await RemoteHost.StartAsync();
        using TcpClient client = new();
        await client.ConnectAsync(IPAddress.Loopback, host.Url.Port);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(start + new string('a', more)));

        using StreamReader reader = new(client.GetStream());
        string? line = await reader.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(30));

        Assert.NotNull(line);
        Assert.Contains(line.Split(' ')[1], new[] { $"{status}", "431", "400" });
        using ClientWebSocket socket = await host.OpenAsync();
    }

    [Fact]
    public async Task Who_dawdles_over_the_request_is_cut_off()
    {
        await using RemoteHost host = await RemoteHost.StartAsync();
        using TcpClient silent = new();
        using TcpClient slow = new();
        await silent.ConnectAsync(IPAddress.Loopback, host.Url.Port);
        await slow.ConnectAsync(IPAddress.Loopback, host.Url.Port);
        await slow.GetStream().WriteAsync(Encoding.ASCII.GetBytes("GET / HTTP/1.1\r\nHost: a\r\nX: "));

        // Both at once; Kestrel alone would wait half a minute for the one and two for the other.
        await Task.WhenAll(new[] { silent, slow }.Select(async client => await new StreamReader(client.GetStream()).ReadToEndAsync())).WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task More_clients_than_it_takes_are_told_so_and_the_others_go_on()
    {
        await using RemoteHost host = await RemoteHost.StartAsync();
        List<ClientWebSocket> sockets = [];
        for (int i = 0; i < 64; i++)
        {
            sockets.Add(await host.ConnectAsync());
        }

        using ClientWebSocket more = await host.ConnectAsync();

        Assert.All(sockets, socket => Assert.Equal(WebSocketState.Open, socket.State));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, more.HttpStatusCode);
        await RemoteHost.CallAsync(sockets[0], "initialize", new { client = new { name = "test" }, protocol = new[] { 1 } });
        sockets.ForEach(socket => socket.Dispose());
    }

    [Fact]
    public async Task A_client_that_asks_and_does_not_read_holds_up_neither_others_nor_the_end_of_the_host()
    {
        RemoteHost host = await RemoteHost.StartAsync();
        using ClientWebSocket silent = await host.OpenAsync();
        byte[] request = JsonSerializer.SerializeToUtf8Bytes(new { jsonrpc = "2.0", id = 1, method = "tools/call", @params = new { name = "test.echo", arguments = new { text = new string('a', 8 << 20) } } });
        using CancellationTokenSource enough = new(TimeSpan.FromSeconds(3));
        long sent = 0;
        try
        {
            for (; sent < 2L << 30; sent += request.Length)
            {
                await silent.SendAsync(request, WebSocketMessageType.Text, true, enough.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The host takes no more before it got rid of its answers.
        }

        Assert.InRange(sent, 1, (2L << 30) - 1);
        using ClientWebSocket other = await host.OpenAsync();
        Assert.NotNull((await RemoteHost.CallAsync(other, "tools/list", new { }))["result"]);
        await host.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task A_message_over_the_cap_is_refused_and_the_session_goes_on()
    {
        await using RemoteHost host = await RemoteHost.StartAsync();
        using ClientWebSocket socket = await host.OpenAsync();
        byte[] part = new byte[16 << 20];
        for (int i = 0; i < 5; i++)
        {
            await socket.SendAsync(part, WebSocketMessageType.Binary, i == 4, CancellationToken.None);
        }

        Assert.Equal(ErrorIds.MessageTooLarge, (await RemoteHost.ReceiveAsync(socket))["error"]!["data"]!["id"]!.GetValue<string>());
        Assert.NotNull((await RemoteHost.CallAsync(socket, "tools/list", new { }))["result"]);
    }

    [Fact]
    public async Task What_is_not_json_rpc_is_answered()
    {
        await using RemoteHost host = await RemoteHost.StartAsync();
        using ClientWebSocket socket = await host.OpenAsync();
        foreach (string text in new[] { "{", "[]", "3", """{ "jsonrpc": "2.0", "method": 3 }""", new string('[', 10_000) })
        {
            await RemoteHost.SendAsync(socket, Encoding.UTF8.GetBytes(text));
            Assert.Equal(ErrorIds.ProtocolMismatch, (await RemoteHost.ReceiveAsync(socket))["error"]!["data"]!["id"]!.GetValue<string>());
        }

        Assert.NotNull((await RemoteHost.CallAsync(socket, "tools/list", new { }))["result"]);
    }

    [Theory]
    [InlineData("ftp://127.0.0.1", null, false)]
    [InlineData("ws://127.0.0.1/path", null, false)]
    [InlineData("ws://example.org:80", null, false)]
    [InlineData("nonsense", null, false)]
    [InlineData("wss://127.0.0.1:0", null, false)]
    [InlineData("ws://127.0.0.1:0", "cert.pem", false)]
    [InlineData("ws://0.0.0.0:0", null, false)]
    [InlineData("ws://[::]:0", null, false)]
    [InlineData("http://192.0.2.1:80", null, false)]
    [InlineData("ws://0.0.0.0:0", null, true)]
    [InlineData("ws://localhost:0", null, true)]
    [InlineData("wss://0.0.0.0:8443", "cert.pem", true)]
    public void Listens_beyond_this_machine_only_with_tls_or_when_told_plainly(string url, string? certificate, bool fine)
    {
        bool unencrypted = fine && certificate is null && url.Contains("0.0.0.0", StringComparison.Ordinal);

        Exception? refused = Record.Exception(() => ListenOptions.Of(url, "token", certificate, unencrypted, [], []));

        Assert.Equal(fine ? null : ErrorIds.ArgumentInvalid, (refused as ToolException)?.Id);
    }

    [Theory]
    [InlineData("short")]
    [InlineData("")]
    [InlineData("two words that are long enough")]
    public void A_weak_token_is_refused(string text)
    {
        using TemporaryFolder folder = new();
        string file = folder.File("token", text);
        Keep(file);

        Assert.Equal(ErrorIds.ArgumentInvalid, Assert.Throws<ToolException>(() => BearerToken.ReadOrMake(file)).Id);
    }

    [Theory]
    [InlineData(UnixFileMode.GroupRead)]
    [InlineData(UnixFileMode.OtherRead)]
    [InlineData(UnixFileMode.OtherWrite)]
    public void A_token_that_others_may_read_or_change_is_refused_with_what_to_do(UnixFileMode loose)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using TemporaryFolder folder = new();
        string file = folder.File("token", new string('0', 64));
        Keep(file);
        Assert.Equal(new string('0', 64), BearerToken.Read(file).Text);
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | loose);

        ToolException refused = Assert.Throws<ToolException>(() => BearerToken.ReadOrMake(file));

        Assert.Equal(ErrorIds.FileDenied, refused.Id);
        Assert.Contains($"chmod 600 \"{file}\"", refused.Hint, StringComparison.Ordinal);
    }

    private static void Keep(string file)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }
}
