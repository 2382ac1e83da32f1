using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RsPlugins.EndToEnd.Tests;

/// <summary>A bare client of <c>serve --stdio</c> or <c>connect</c> that shares no code with the host. Whatever is no frame on standard output fails the test.</summary>
internal sealed class RpcClient : IAsyncDisposable
{
    private readonly FrameChannel wire;
    private readonly ConcurrentQueue<JsonObject> setAside = new();
    private readonly Dictionary<int, JsonObject> answered = [];
    private int lastId;

    public RpcClient(params string[] arguments)
        : this(HostProgram.Start(null, [.. HostProgram.WithEcho, "serve", "--stdio", .. arguments]))
    {
    }

    public RpcClient(Process process)
    {
        Process = process;
        Error = Process.StandardError.ReadToEndAsync();
        wire = new FrameChannel(process.StandardOutput.BaseStream, process.StandardInput.BaseStream);
    }

    public Process Process { get; }

    public Task<string> Error { get; }

    public static Task<RpcClient> OpenAsync() => OpenAsync(new RpcClient());

    public static async Task<RpcClient> OpenAsync(RpcClient client)
    {
        await client.CallAsync("initialize", """{ "client": { "name": "test" }, "protocol": [1] }""");
        return client;
    }

    public async Task SendBytesAsync(byte[] bytes)
    {
        await Process.StandardInput.BaseStream.WriteAsync(bytes);
        await Process.StandardInput.BaseStream.FlushAsync();
    }

    public Task SendAsync(string json) => wire.SendAsync(json);

    public async Task<int> RequestAsync(string method, string parameters)
    {
        int id = Interlocked.Increment(ref lastId);
        await SendAsync($$"""{ "jsonrpc": "2.0", "id": {{id}}, "method": "{{method}}", "params": {{parameters}} }""");
        return id;
    }

    public Task<int> RequestToolAsync(string tool, string arguments = "{}", string token = "null") =>
        RequestAsync("tools/call", $$"""{ "name": "{{tool}}", "arguments": {{arguments}}, "progressToken": {{token}} }""");

    public async Task<JsonObject> NextAsync()
    {
        if (setAside.TryDequeue(out JsonObject? earlier))
        {
            return earlier;
        }

        return await wire.NextAsync();
    }

    /// <summary>Waits for the answer to a request; what comes before it, progress for instance, is added to <paramref name="before"/>.</summary>
    public async Task<JsonObject> AnswerAsync(int id, List<JsonObject>? before = null)
    {
        if (answered.Remove(id, out JsonObject? earlier))
        {
            return earlier;
        }

        using CancellationTokenSource limit = new(HostProgram.Patience);
        while (true)
        {
            JsonObject message = await wire.NextAsync(limit.Token);
            if (message["method"] is null && message["id"] is JsonValue value && value.GetValueKind() == JsonValueKind.Number)
            {
                if (value.GetValue<int>() == id)
                {
                    return message;
                }

                // A call that was made before may be done first.
                answered[value.GetValue<int>()] = message;
            }

            before?.Add(message);
        }
    }

    public async Task<JsonObject> CallAsync(string method, string parameters) => await AnswerAsync(await RequestAsync(method, parameters));

    public async Task<JsonObject> CallToolAsync(string tool, string arguments = "{}") => await AnswerAsync(await RequestToolAsync(tool, arguments));

    public async Task<int> EndAsync()
    {
        using CancellationTokenSource limit = new(HostProgram.Patience);
        await Process.WaitForExitAsync(limit.Token);
        return Process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!Process.HasExited)
        {
            Process.StandardInput.Close();
            if (await Task.WhenAny(Process.WaitForExitAsync(), Task.Delay(TimeSpan.FromSeconds(10))) is { IsCompleted: true } && !Process.HasExited)
            {
                Process.Kill(entireProcessTree: true);
            }
        }

        Process.Dispose();
    }
}
