using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text.Json;
using RsPlugins.Sdk.Connections;
using RsPlugins.Sdk.Protocol;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.Host.Connections.Bridge.Files;

/// <summary>Sends messages to the host, and among the client's own requests some of this program's. Thread-safe.</summary>
/// <param name="socket">The open WebSocket.</param>
/// <param name="mark">What this program's ids start with, and no client's.</param>
internal sealed class HostLink(WebSocket socket, string mark) : IDisposable
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource<JsonElement>> pending = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim sending = new(1, 1);
    private volatile bool ended;
    private long lastId;

    /// <summary>Whether nothing more comes from the host.</summary>
    public bool HasEnded => ended;

    /// <summary>Sends a message. It cannot be cancelled: that would end the connection.</summary>
    /// <param name="body">The message.</param>
    public async ValueTask SendAsync(ReadOnlyMemory<byte> body)
    {
        await sending.WaitAsync().ConfigureAwait(false);
        try
        {
            await socket.SendAsync(body, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None).ConfigureAwait(false);
        }
        finally
        {
            sending.Release();
        }
    }

    /// <summary>Sends a request of this program and waits for its answer.</summary>
    /// <typeparam name="T">What it answers.</typeparam>
    /// <param name="method">The method.</param>
    /// <param name="parameters">Its parameters.</param>
    /// <param name="cancellationToken">Ends the wait; the answer is then passed over.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="ToolException">The host's own error, or <see cref="ErrorIds.HostUnreachable"/>.</exception>
    public async Task<T> CallAsync<T>(string method, object parameters, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        string id = $"{mark}:{Interlocked.Increment(ref lastId)}";
        TaskCompletionSource<JsonElement> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        pending[$"\"{id}\""] = answer;
        try
        {
            if (ended)
            {
                throw TransferFaults.Broken();
            }

            await SendAsync(JsonSerializer.SerializeToUtf8Bytes(new { jsonrpc = "2.0", id, method, @params = parameters }, ProtocolJson.Options)).ConfigureAwait(false);
            JsonElement result = await answer.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
            return result.ValueKind == JsonValueKind.Null ? default! : RpcResult.As<T>(result);
        }
        catch (Exception gone) when (gone is WebSocketException or ObjectDisposedException or InvalidOperationException)
        {
            throw TransferFaults.Broken(gone);
        }
        finally
        {
            pending.TryRemove($"\"{id}\"", out _);
        }
    }

    /// <summary>Takes a message that answers a request of this program, also one that nobody waits for any more.</summary>
    /// <param name="body">The message.</param>
    /// <param name="head">What it is.</param>
    /// <returns>Whether it is one.</returns>
    public bool Takes(byte[] body, MessageHead head)
    {
        if (head.Method.Length > 0 || !head.Id.StartsWith($"\"{mark}:", StringComparison.Ordinal))
        {
            return false;
        }

        if (pending.TryRemove(head.Id, out TaskCompletionSource<JsonElement>? answer))
        {
            RpcMessage message = RpcMessage.Parse(body);
            if (message.Kind == RpcMessageKind.Result)
            {
                answer.TrySetResult(message.Value);
            }
            else
            {
                answer.TrySetException(RpcMessage.Failure(message.Value));
            }
        }

        return true;
    }

    /// <summary>Fails what waits for the host: nothing more comes from it.</summary>
    public void End()
    {
        ended = true;
        foreach (TaskCompletionSource<JsonElement> answer in pending.Values)
        {
            answer.TrySetException(TransferFaults.Broken());
        }
    }

    /// <inheritdoc/>
    public void Dispose() => sending.Dispose();
}
