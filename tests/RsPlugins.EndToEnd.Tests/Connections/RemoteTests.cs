using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using RsPlugins.Tests;

namespace RsPlugins.EndToEnd.Tests.Connections;

/// <summary><c>serve --listen</c> and <c>connect --host</c>, as two machines would use them.</summary>
public sealed class RemoteTests : IDisposable
{
    private readonly UserHost server = new();
    private readonly UserHost client = new();
    private readonly List<Process> processes = [];
    private Task<string> log = Task.FromResult(string.Empty);

    private string TokenFile => Path.Combine(client.Folder, "token");

    public void Dispose()
    {
        foreach (Process process in processes)
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
            process.Dispose();
        }

        server.Dispose();
        client.Dispose();
    }

    [Fact]
    public async Task A_client_elsewhere_calls_tools_by_way_of_connect()
    {
        Uri url = await ServeAsync("--listen");
        Assert.True(url.IsLoopback);
        await using RpcClient remote = await RpcClient.OpenAsync(new RpcClient(client.Start("connect", "--host", url.ToString(), "--token-file", TokenFile)));

        Assert.Equal(server.ProcessId, await UserHost.HostOfAsync(remote));
        byte[] content = RandomNumberGenerator.GetBytes(1000);
        string put = $$"""{ "path": "a.tif", "offset": 0, "size": 1000, "sha256": "{{Convert.ToHexStringLower(SHA256.HashData(content))}}", "data": "{{Convert.ToBase64String(content)}}" }""";
        Assert.True((await remote.CallAsync("files/put", put))["result"]!["complete"]!.GetValue<bool>());
        JsonObject slow = await remote.CallToolAsync("test.slow", """{ "steps": 1, "output": "out.txt" }""");
        Assert.Equal(1, slow["result"]!["steps"]!.GetValue<int>());
        Assert.Equal("half", Encoding.UTF8.GetString(Convert.FromBase64String((await remote.CallAsync("files/get", """{ "path": "out.txt" }"""))["result"]!["data"]!.GetValue<string>())));
        Assert.Equal("rs.path.forbidden", (await remote.CallToolAsync("test.slow", """{ "steps": 1, "output": "../../host.json" }"""))["error"]!["data"]!["id"]!.GetValue<string>());

        await using RpcClient local = await server.ConnectAsync();
        Assert.Equal(server.ProcessId, await UserHost.HostOfAsync(local));
        Assert.Equal(-32601, (await local.CallAsync("files/stat", """{ "path": "a.tif" }"""))["error"]!["code"]!.GetValue<int>());

        remote.Process.StandardInput.Close();
        Assert.Equal(0, await remote.EndAsync());
    }

    [Fact]
    public async Task A_plugin_that_calls_what_its_caller_names_leads_no_client_past_the_served_folders()
    {
        Uri url = await ServeAsync("--listen", "--plugins", Fixtures.Path("plugins", "conformance", "python"));
        await using RpcClient remote = await RpcClient.OpenAsync(new RpcClient(client.Start("connect", "--host", url.ToString(), "--token-file", TokenFile)));
        await using RpcClient local = await server.ConnectAsync();
        string outside = Path.Combine(client.Folder, "outside.txt");
        string call = $$"""{ "name": "test.slow", "arguments": { "steps": 1, "output": "{{outside}}" } }""";

        JsonObject refused = await remote.CallToolAsync("conformance.calls", call);
        Assert.Equal("rs.path.forbidden", refused["error"]!["data"]!["id"]!.GetValue<string>());
        Assert.False(File.Exists(outside));
        JsonObject detached = await remote.CallAsync("tools/call", $$"""{ "name": "conformance.calls", "detach": true, "arguments": {{call}} }""");
        JsonObject waited = await remote.CallAsync("jobs/wait", $$"""{ "id": "{{detached["result"]!["job"]}}" }""");
        Assert.Equal("rs.path.forbidden", waited["error"]!["data"]!["id"]!.GetValue<string>());
        Assert.False(File.Exists(outside));

        JsonObject inside = await remote.CallToolAsync("conformance.calls", """{ "name": "test.slow", "arguments": { "steps": 1, "output": "inside.txt" } }""");
        Assert.Equal(1, inside["result"]!["result"]!["steps"]!.GetValue<int>());
        Assert.NotNull((await remote.CallAsync("files/get", """{ "path": "inside.txt" }"""))["result"]);

        Assert.NotNull((await local.CallToolAsync("conformance.calls", call))["result"]);
        Assert.True(File.Exists(outside));
    }

    [Fact]
    public async Task Tls_is_checked()
    {
        Directory.CreateDirectory(server.Folder);
        (string authority, string certificate) = TestCertificates.Make(server.Folder);
        Uri url = await ServeAsync("--listen", "wss://127.0.0.1:0", "--certificate", certificate);
        string[] connect = ["connect", "--host", url.ToString(), "--token-file", TokenFile];

        await AssertFailsAsync(11, "cannot be trusted", connect);
        await AssertFailsAsync(11, "cannot be trusted", [.. connect.Select(word => word.Replace("127.0.0.1", "localhost", StringComparison.Ordinal)), "--certificate-authority", authority]);
        await using RpcClient remote = await RpcClient.OpenAsync(new RpcClient(client.Start([.. connect, "--certificate-authority", authority])));
        Assert.Equal(server.ProcessId, await UserHost.HostOfAsync(remote));
    }

    [Fact]
    public async Task What_goes_wrong_is_one_readable_error_with_an_exit_code_of_its_own()
    {
        Uri url = await ServeAsync("--listen");
        string wrong = Path.Combine(client.Folder, "wrong");
        await WriteTokenAsync(wrong);

        await AssertFailsAsync(11, "refuses the token", "connect", "--host", url.ToString(), "--token-file", wrong);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(wrong, UnixFileMode.UserRead | UnixFileMode.OtherRead);
            await AssertFailsAsync(3, "chmod 600", "connect", "--host", url.ToString(), "--token-file", wrong);
        }

        await AssertFailsAsync(3, "no token file", "connect", "--host", url.ToString(), "--token-file", wrong + "2");
        await AssertFailsAsync(2, "wants a token", "connect", "--host", "wss://192.0.2.1:1");
        await AssertFailsAsync(2, "Without TLS", "connect", "--host", "ws://192.0.2.1:1", "--token-file", wrong);
        await AssertFailsAsync(2, "--host takes", "connect", "--host", "ftp://127.0.0.1");
        await AssertFailsAsync(8, "does not speak TLS", "connect", "--host", url.ToString().Replace("ws:", "wss:", StringComparison.Ordinal), "--token-file", TokenFile);
        await AssertFailsAsync(2, "--host takes", "connect", "--host", "wss://user:secret@127.0.0.1:1");
        await AssertFailsAsync(2, "--host takes", "connect", "--host", "wss://127.0.0.1:1/?token=secret");
        server.Kill();
        await AssertFailsAsync(9, "cannot be reached", "connect", "--host", url.ToString(), "--token-file", TokenFile);
    }

    [Fact]
    public async Task The_token_may_stand_in_the_environment()
    {
        Uri url = await ServeAsync("--listen");
        string[] connect = ["connect", "--host", url.ToString()];
        string token = (await File.ReadAllTextAsync(TokenFile)).Trim();

        Assert.Equal((0, string.Empty), await client.RunAsync(new Dictionary<string, string> { ["RSPLUGINS_TOKEN"] = token + "\n" }, connect));
        (int wrong, string refused) = await client.RunAsync(new Dictionary<string, string> { ["RSPLUGINS_TOKEN"] = token[..^1] }, connect);
        (int unfit, string complaint) = await client.RunAsync(new Dictionary<string, string> { ["RSPLUGINS_TOKEN"] = "not so secret" }, connect);

        Assert.Equal((11, 2), (wrong, unfit));
        Assert.Contains("refuses the token", refused, StringComparison.Ordinal);
        Assert.Contains("RSPLUGINS_TOKEN holds no token", complaint, StringComparison.Ordinal);
        Assert.DoesNotContain("not so secret", complaint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_host_may_stand_in_the_environment()
    {
        Uri url = await ServeAsync("--listen");
        string token = (await File.ReadAllTextAsync(TokenFile)).Trim();

        await using (RpcClient remote = await RpcClient.OpenAsync(new RpcClient(HostProgram.Start(client.Folder, new() { ["RSPLUGINS_REMOTE"] = url.ToString(), ["RSPLUGINS_TOKEN"] = token }, ["connect"]))))
        {
            Assert.Equal(server.ProcessId, await UserHost.HostOfAsync(remote));
        }

        (int code, string complaint) = await client.RunAsync(new Dictionary<string, string> { ["RSPLUGINS_REMOTE"] = "https://example.org" }, ["connect"]);
        Assert.Equal((2, true), (code, complaint.Contains("RSPLUGINS_REMOTE", StringComparison.Ordinal)));
        Assert.False(File.Exists(client.EndpointFile));
    }

    [LinuxFact]
    public async Task The_token_is_in_no_log_error_or_process_list()
    {
        Uri url = await ServeAsync("--verbose", "--listen");
        string token = (await File.ReadAllTextAsync(TokenFile)).Trim();
        await using (RpcClient remote = await RpcClient.OpenAsync(new RpcClient(client.Start("connect", "--host", url.ToString(), "--token-file", TokenFile))))
        {
            Assert.Equal(server.ProcessId, await UserHost.HostOfAsync(remote));
            Assert.DoesNotContain(token, await File.ReadAllTextAsync($"/proc/{remote.Process.Id}/cmdline"), StringComparison.Ordinal);
            Assert.DoesNotContain(token, (await remote.CallAsync("host/status", "{}")).ToJsonString() + (await remote.CallAsync("jobs/list", "{}")).ToJsonString(), StringComparison.Ordinal);
        }

        server.Kill();
        Assert.DoesNotContain(token, await log, StringComparison.Ordinal);
        Assert.NotEmpty(await log);
        Assert.All(
            Directory.GetFiles(server.Folder, "*", SearchOption.AllDirectories).Where(file => Path.GetFileName(file) is not ("remote.token" or "host")),
            file => Assert.DoesNotContain(token, File.ReadAllText(file), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_remote_client_knows_its_own_jobs_only_and_calls_no_tool_that_reads_paths_from_files()
    {
        Directory.CreateDirectory(Path.Combine(server.Folder, "broken"));
        await File.WriteAllTextAsync(Path.Combine(server.Folder, "broken", "a.plugin.json"), "{");
        Uri url = await ServeAsync("--plugins", Path.Combine(server.Folder, "broken"), "--listen");
        await using RpcClient local = await server.ConnectAsync();
        await using RpcClient remote = await RpcClient.OpenAsync(new RpcClient(client.Start("connect", "--host", url.ToString(), "--token-file", TokenFile)));
        string foreign = (await DetachAsync(local, Path.Combine(server.Folder, "foreign.txt")))["result"]!["job"]!.GetValue<string>();
        string own = (await DetachAsync(remote, "own.txt"))["result"]!["job"]!.GetValue<string>();

        foreach (string method in (string[])["jobs/get", "jobs/wait", "jobs/cancel", "jobs/resume", "jobs/remove"])
        {
            Assert.Equal("rs.job.unknown", (await remote.CallAsync(method, $$"""{ "id": "{{foreign}}" }"""))["error"]!["data"]!["id"]!.GetValue<string>());
        }

        Assert.Equal([own], (await remote.CallAsync("jobs/list", "{}"))["result"]!["jobs"]!.AsArray().Select(job => job!["id"]!.GetValue<string>()));
        Assert.NotNull((await remote.CallAsync("jobs/cancel", $$"""{ "id": "{{own}}" }"""))["result"]);
        Assert.Equal(2, (await local.CallAsync("jobs/list", "{}"))["result"]!["jobs"]!.AsArray().Count);
        Assert.Equal("running", (await local.CallAsync("jobs/get", $$"""{ "id": "{{foreign}}" }"""))["result"]!["state"]!.GetValue<string>());
        Assert.Equal("rs.host.denied", (await remote.CallToolAsync("rs.train", """{ "config": "a.json" }"""))["error"]!["data"]!["id"]!.GetValue<string>());
        Assert.DoesNotContain((await remote.CallAsync("tools/list", "{}"))["result"]!["tools"]!.AsArray(), tool => tool!["name"]!.GetValue<string>() == "rs.train");
        Assert.Equal("rs.host.denied", (await remote.CallToolAsync("rs.models.install", """{ "source": "hf:a/b" }"""))["error"]!["data"]!["id"]!.GetValue<string>());
        Assert.Equal("rs.host.denied", (await remote.CallAsync("models/install", """{ "source": "hf:a/b" }"""))["error"]!["data"]!["id"]!.GetValue<string>());
        Assert.Equal("rs.host.denied", (await remote.CallAsync("models/remove", """{ "id": "a" }"""))["error"]!["data"]!["id"]!.GetValue<string>());
        Assert.Contains((await remote.CallAsync("models/list", "{}"))["result"]!["models"]!.AsArray(), model => model!["default"]!.GetValue<bool>());
        Assert.Contains("a.plugin.json", (await local.CallAsync("plugins/list", "{}")).ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain("a.plugin.json", (await remote.CallAsync("plugins/list", "{}")).ToJsonString() + (await remote.CallAsync("host/status", "{}")).ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")]
    [InlineData("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")]
    [InlineData("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {0}\r\n\r\n")]
    [InlineData("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nRsPlugins-Protocol: 0\r\nSec-WebSocket-Accept: {0}\r\n\r\n")]
    public async Task What_is_no_host_of_this_protocol_is_told_so(string answer)
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        _ = AnswerAsync(listener, answer);
        Directory.CreateDirectory(client.Folder);
        await WriteTokenAsync(TokenFile);

        await AssertFailsAsync(8, "is no host that this program can speak with", "connect", "--host", $"ws://{listener.LocalEndpoint}", "--token-file", TokenFile);
    }

    [Theory]
    [InlineData("--listen", "ws://0.0.0.0:0")]
    [InlineData("--listen", "wss://127.0.0.1:0")]
    [InlineData("--root", "/tmp")]
    [InlineData("--stdio", "--listen")]
    public async Task An_unsafe_or_senseless_listener_is_refused(params string[] arguments)
    {
        (int code, string error) = await server.RunAsync(["serve", .. arguments]);

        Assert.Equal(2, code);
        Assert.StartsWith("Error: ", error, StringComparison.Ordinal);
        Assert.False(File.Exists(server.EndpointFile));
    }

    private static async Task AnswerAsync(TcpListener listener, string answer)
    {
        using TcpClient socket = await listener.AcceptTcpClientAsync();
        using StreamReader reader = new(socket.GetStream());
        string key = string.Empty;
        while (await reader.ReadLineAsync() is { Length: > 0 } line)
        {
            key = line.StartsWith("Sec-WebSocket-Key: ", StringComparison.Ordinal) ? line[19..] : key;
        }

#pragma warning disable CA5350 // RFC 6455 wants it.
        string accept = Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")));
#pragma warning restore CA5350
        await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes(answer.Replace("{0}", accept, StringComparison.Ordinal)));
        await Task.Delay(1000);
    }

    private static async Task<JsonObject> DetachAsync(RpcClient caller, string output) =>
        await caller.CallAsync("tools/call", $$"""{ "name": "test.slow", "arguments": { "steps": 100000, "output": "{{output}}" }, "detach": true }""");

    private async Task<Uri> ServeAsync(params string[] arguments)
    {
        Process process = server.Start([.. HostProgram.WithEcho, "serve", .. arguments]);
        processes.Add(process);
        using CancellationTokenSource limit = new(HostProgram.Patience);
        string? line;
        do
        {
            line = await process.StandardError.ReadLineAsync(limit.Token);
            Assert.NotNull(line);
        }
        while (!line.StartsWith("Listening at ", StringComparison.Ordinal));
        log = process.StandardError.ReadToEndAsync();
        Directory.CreateDirectory(client.Folder);
        File.Copy(Path.Combine(server.Folder, "remote.token"), TokenFile);
        return new Uri(line.Split(' ')[2]);
    }

    private async Task AssertFailsAsync(int expected, string message, params string[] arguments)
    {
        (int code, string error) = await client.RunAsync(arguments);

        Assert.True(code == expected, $"{code}: {error}");
        Assert.StartsWith("Error: ", error, StringComparison.Ordinal);
        Assert.Contains(message, error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    private static async Task WriteTokenAsync(string file)
    {
        await File.WriteAllTextAsync(file, new string('0', 64));
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }
}
