using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RsPlugins.Benchmarks.Stress;

/// <summary>A client that counts: every request is answered once, and nothing comes that nobody asked for. Shares no code with host and SDK.</summary>
internal sealed class StressClient : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonObject>> waiting = new();
    private readonly ConcurrentDictionary<int, double> progress = new();
    private readonly ConcurrentQueue<string> faults;
    private readonly SemaphoreSlim writing = new(1, 1);
    private readonly Process process;
    private readonly Task reading;
    private int lastId;

    /// <summary>Makes a client.</summary>
    /// <param name="process">A program that leads to the host, its streams redirected.</param>
    /// <param name="faults">Takes what must not be.</param>
    public StressClient(Process process, ConcurrentQueue<string> faults)
    {
        this.process = process;
        this.faults = faults;
        reading = Task.Run(ReadAllAsync);
    }

    /// <summary>Asks and waits for the answer.</summary>
    /// <param name="method">The method.</param>
    /// <param name="parameters">Its parameters.</param>
    /// <param name="cancelAfter">When to cancel the request; null for never.</param>
    /// <param name="withProgress">Whether progress is wanted.</param>
    /// <returns>The answer, or null where none came.</returns>
    public async Task<JsonObject?> AskAsync(string method, JsonObject parameters, TimeSpan? cancelAfter = null, bool withProgress = false)
    {
        int id = Interlocked.Increment(ref lastId);
        TaskCompletionSource<JsonObject> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        waiting[id] = answer;
        if (withProgress)
        {
            progress[id] = 0;
            parameters["progressToken"] = id;
        }

        await SendAsync(new JsonObject { ["jsonrpc"] = "2.0", ["id"] = id, ["method"] = method, ["params"] = parameters });
        if (cancelAfter is { } time)
        {
            await Task.Delay(time);
            await SendAsync(new JsonObject { ["jsonrpc"] = "2.0", ["method"] = "$/cancelRequest", ["params"] = new JsonObject { ["id"] = id } });
        }

        try
        {
            return await answer.Task.WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            faults.Enqueue($"{method} {id} was never answered");
            return null;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        await reading.WaitAsync(Patience);
        await process.WaitForExitAsync();
        process.Dispose();
        writing.Dispose();
    }

    private async Task SendAsync(JsonObject message)
    {
        byte[] body = JsonSerializer.SerializeToUtf8Bytes(message);
        byte[] frame = [.. Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"Content-Length: {body.Length}\r\n\r\n")), .. body];
        await writing.WaitAsync();
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(frame);
            await process.StandardInput.BaseStream.FlushAsync();
        }
        finally
        {
            writing.Release();
        }
    }

    private async Task ReadAllAsync()
    {
        using BufferedStream input = new(process.StandardOutput.BaseStream, 1 << 16);
        StringBuilder header = new();
        int next;
        while ((next = input.ReadByte()) >= 0)
        {
            header.Append((char)next);
            if (next != '\n' || !header.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
            {
                continue;
            }

            byte[] body = new byte[int.Parse(header.ToString().AsSpan("Content-Length: ".Length).TrimEnd(), CultureInfo.InvariantCulture)];
            header.Clear();
            await input.ReadExactlyAsync(body);
            Take(JsonNode.Parse(body)!.AsObject());
        }

        foreach (TaskCompletionSource<JsonObject> lost in waiting.Values)
        {
            lost.TrySetException(new IOException("The connection ended."));
        }
    }

    private void Take(JsonObject message)
    {
        if (message["method"]?.GetValue<string>() == "$/progress")
        {
            int token = message["params"]!["token"]!.GetValue<int>();
            double fraction = message["params"]!["value"]!["fraction"]?.GetValue<double>() ?? 0;
            if (!waiting.ContainsKey(token) || !progress.TryGetValue(token, out double before) || fraction < before)
            {
                faults.Enqueue($"progress {fraction} of {token} came late, went back or was not wanted");
            }

            progress[token] = fraction;
        }
        else if (message["id"] is JsonValue id && waiting.TryRemove(id.GetValue<int>(), out TaskCompletionSource<JsonObject>? answer))
        {
            answer.SetResult(message);
        }
        else
        {
            string text = message.ToJsonString();
            faults.Enqueue($"nobody waits for {text[..Math.Min(text.Length, 200)]}");
        }
    }
}
