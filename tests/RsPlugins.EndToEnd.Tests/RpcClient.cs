using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace RsPlugins.EndToEnd.Tests;

/// <summary>A bare client of <c>serve --stdio</c> or <c>connect</c> that shares no code with the host. Whatever is no frame on standard output fails the test.</summary>
internal sealed class RpcClient : IAsyncDisposable
{
    private readonly Channel<JsonObject> messages = Channel.CreateUnbounded<JsonObject>();
    private readonly ConcurrentQueue<JsonObject> setAside = new();
    private int lastId;

    public RpcClient(params string[] arguments)
        : this(HostProgram.Start(null, [.. HostProgram.WithEcho, "serve", "--stdio", .. arguments]))
    {
    }

    public RpcClient(Process process)
    {
        Process = process;
        Error = Process.StandardError.ReadToEndAsync();
        _ = Task.Run(ReadAsync);
    }

    public Process Process { get; }

    public Task<string> Error { get; }

    public static Task<RpcClient> OpenAsync() => OpenAsync(new RpcClient());

    public static async Task<RpcClient> OpenAsync(RpcClient client)
    {
        await client.CallAsync("initialize", """{ "client": { "name": "test" }, "protocol": [1] }""");
        return client;
    }

    /// <summary>Sends a program one frame.</summary>
    public static async Task WriteAsync(Process process, string json)
    {
        byte[] body = Encoding.UTF8.GetBytes(json);
        await process.StandardInput.BaseStream.WriteAsync((byte[])[.. Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"Content-Length: {body.Length}\r\n\r\n")), .. body]);
        await process.StandardInput.BaseStream.FlushAsync();
    }

    public async Task SendBytesAsync(byte[] bytes)
    {
        await Process.StandardInput.BaseStream.WriteAsync(bytes);
        await Process.StandardInput.BaseStream.FlushAsync();
    }

    public Task SendAsync(string json) => WriteAsync(Process, json);

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

        using CancellationTokenSource limit = new(HostProgram.Patience);
        return await messages.Reader.ReadAsync(limit.Token);
    }

    /// <summary>Waits for the answer to a request; what comes before it, progress for instance, is added to <paramref name="before"/>.</summary>
    public async Task<JsonObject> AnswerAsync(int id, List<JsonObject>? before = null)
    {
        using CancellationTokenSource limit = new(HostProgram.Patience);
        while (true)
        {
            JsonObject message = await messages.Reader.ReadAsync(limit.Token);
            if (message["id"] is JsonValue value && value.GetValueKind() == JsonValueKind.Number && value.GetValue<int>() == id)
            {
                return message;
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

    private async Task ReadAsync()
    {
        Stream output = Process.StandardOutput.BaseStream;
        try
        {
            while (await ReadLineAsync(output) is { } line)
            {
                if (!line.StartsWith("Content-Length: ", StringComparison.Ordinal))
                {
                    throw new InvalidDataException($"No frame on standard output: \"{line}\".");
                }

                byte[] body = new byte[int.Parse(line.AsSpan(16), CultureInfo.InvariantCulture)];
                await ReadLineAsync(output);
                await output.ReadExactlyAsync(body);
                await messages.Writer.WriteAsync(JsonNode.Parse(body)!.AsObject());
            }

            messages.Writer.TryComplete();
        }
        catch (Exception failure)
        {
            messages.Writer.TryComplete(failure);
        }
    }

    private static async Task<string?> ReadLineAsync(Stream stream)
    {
        StringBuilder line = new();
        byte[] one = new byte[1];
        while (await stream.ReadAsync(one) > 0)
        {
            if (one[0] == '\n')
            {
                return line.ToString().TrimEnd('\r');
            }

            line.Append((char)one[0]);
        }

        return line.Length > 0 ? line.ToString() : null;
    }
}
