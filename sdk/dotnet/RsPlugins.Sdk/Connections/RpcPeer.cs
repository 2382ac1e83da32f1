using System.Collections.Concurrent;
using System.Text.Json;
using RsPlugins.Sdk.Protocol;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.Sdk.Connections;

/// <summary>
/// One end of a JSON-RPC 2.0 connection in capped frames, for clients and plugins. Small on purpose and without packages: a plugin loads this assembly into its own
/// process, where every further library is start-up time and a possible clash with its own. Thread-safe.
/// </summary>
internal sealed class RpcPeer : IAsyncDisposable
{
    private readonly ConcurrentDictionary<long, TaskCompletionSource<JsonElement>> pending = new();
    private readonly ConcurrentDictionary<string, CancellationTokenSource> running = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource closing = new();
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly FrameReader reader;
    private readonly FrameWriter writer;
    private readonly RpcRequestHandler? handler;
    private readonly Action<string, JsonElement>? notified;
    private long lastId;

    /// <summary>Makes an end; nothing is read before <see cref="Start"/>.</summary>
    /// <param name="input">Where frames come from.</param>
    /// <param name="output">Where frames go.</param>
    /// <param name="handler">Answers requests; null refuses them all.</param>
    /// <param name="notified">Takes notifications other than cancellations, one at a time and in order.</param>
    /// <param name="maximumBytes">The largest body taken or sent.</param>
    public RpcPeer(Stream input, Stream output, RpcRequestHandler? handler, Action<string, JsonElement>? notified, int maximumBytes = ProtocolLevel.MaximumMessageBytes)
    {
        reader = new FrameReader(input, maximumBytes);
        writer = new FrameWriter(output, maximumBytes);
        this.handler = handler;
        this.notified = notified;
    }

    /// <summary>Done once nothing more comes from the other end; never fails.</summary>
    public Task Ended => ended.Task;

    /// <summary>What pending and later calls fail with once the other end is gone.</summary>
    public Func<ToolException> Gone { get; init; } =
        () => new ToolException(ErrorIds.HostGone, "The connection to the host has ended.", "Connect again; what was running there may have been lost.");

    /// <summary>Starts to read.</summary>
    public void Start() => _ = Task.Run(ReadAllAsync);

    /// <summary>Sends a request and waits for its answer.</summary>
    /// <param name="method">The method.</param>
    /// <param name="parameters">Its parameters, an object, or null.</param>
    /// <param name="cancellationToken">Cancels the request: the other end is told, its answer is not waited for.</param>
    /// <returns>The result.</returns>
    /// <exception cref="ToolException">The other end answered with an error, or is gone.</exception>
    /// <exception cref="OperationCanceledException">The token was set, or the other end cancelled the request.</exception>
    public async Task<JsonElement> InvokeAsync(string method, object? parameters, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        long id = Interlocked.Increment(ref lastId);
        byte[] body = RpcMessage.Request(id, method, parameters);
        TaskCompletionSource<JsonElement> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        pending[id] = answer;
        if (ended.Task.IsCompleted)
        {
            Fail(id, Gone());
        }

        _ = SendRequestAsync(id, body);
        using CancellationTokenRegistration registration = cancellationToken.UnsafeRegister(_ => Cancel(id, cancellationToken), null);
        return await answer.Task.ConfigureAwait(false);
    }

    /// <summary>Sends a notification. One that cannot be sent is lost.</summary>
    /// <param name="method">The method.</param>
    /// <param name="parameters">Its parameters, an object.</param>
    /// <returns>A task that ends when it is sent.</returns>
    public Task NotifyAsync(string method, object parameters) => SendQuietlyAsync(RpcMessage.Notification(method, parameters));

    /// <summary>Stops: pending calls fail, requests under way are cancelled. The streams stay open.</summary>
    /// <returns>A completed task.</returns>
    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync().ConfigureAwait(false);
        End();
        writer.Dispose();
    }

    private void Cancel(long id, CancellationToken cancellationToken)
    {
        if (pending.TryRemove(id, out TaskCompletionSource<JsonElement>? answer))
        {
            answer.TrySetCanceled(cancellationToken);
            _ = NotifyAsync(RpcMessage.CancelRequest, new { id });
        }
    }

    private void Fail(long id, Exception failure)
    {
        if (pending.TryRemove(id, out TaskCompletionSource<JsonElement>? answer))
        {
            answer.TrySetException(failure);
        }
    }

    private async Task SendRequestAsync(long id, byte[] body)
    {
        try
        {
            await writer.WriteAsync(body).ConfigureAwait(false);
        }
        catch (ToolException tooLarge)
        {
            Fail(id, tooLarge);
        }
        catch (Exception broken) when (broken is IOException or ObjectDisposedException or InvalidOperationException)
        {
            Fail(id, Gone());
        }
    }

    private async Task SendQuietlyAsync(byte[] body)
    {
        try
        {
            await writer.WriteAsync(body).ConfigureAwait(false);
        }
        catch (Exception broken) when (broken is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // The other end is gone; whoever waits for something of it hears so from the reader.
        }
    }

    private async Task ReadAllAsync()
    {
        try
        {
            while (true)
            {
                try
                {
                    if (await reader.ReadAsync(closing.Token).ConfigureAwait(false) is not { } body)
                    {
                        break;
                    }

                    await TakeAsync(body).ConfigureAwait(false);
                }
                catch (FrameException refused)
                {
                    await SendQuietlyAsync(RpcMessage.Refusal(refused)).ConfigureAwait(false);
                    if (!refused.Recovered)
                    {
                        break;
                    }
                }
            }
        }
        catch (Exception broken) when (broken is IOException or ObjectDisposedException or OperationCanceledException or InvalidOperationException)
        {
            // The same as the end of the stream.
        }
        finally
        {
            End();
        }
    }

    private void End()
    {
        ended.TrySetResult();
        foreach (long id in pending.Keys)
        {
            Fail(id, Gone());
        }

        foreach (string id in running.Keys)
        {
            CancelRunning(id);
        }
    }

    private void CancelRunning(string id)
    {
        if (running.TryGetValue(id, out CancellationTokenSource? request))
        {
            // Its callbacks are a tool's own code, which may not hold up the connection. The source is never disposed: it holds no timer, and this may come late.
            _ = request.CancelAsync();
        }
    }

    private async Task TakeAsync(byte[] body)
    {
        RpcMessage message = RpcMessage.Parse(body);
        switch (message.Kind)
        {
            case RpcMessageKind.Result when message.Number is { } id && pending.TryRemove(id, out TaskCompletionSource<JsonElement>? answer):
                answer.TrySetResult(message.Value);
                break;
            case RpcMessageKind.Error when message.Number is { } id:
                Fail(id, RpcMessage.Failure(message.Value));
                break;
            case RpcMessageKind.Notification when message.Method == RpcMessage.CancelRequest:
                if (message.Value.ValueKind == JsonValueKind.Object && message.Value.TryGetProperty("id", out JsonElement cancelled))
                {
                    CancelRunning(cancelled.GetRawText());
                }

                break;
            case RpcMessageKind.Notification:
                notified?.Invoke(message.Method, message.Value);
                break;
            case RpcMessageKind.Request:
                Serve(message);
                break;
            case RpcMessageKind.Malformed:
                await SendQuietlyAsync(RpcMessage.Refusal(message)).ConfigureAwait(false);
                break;
        }
    }

    private void Serve(RpcMessage request)
    {
        CancellationTokenSource cancel = new();
        if (!running.TryAdd(request.Id, cancel))
        {
            _ = SendQuietlyAsync(RpcMessage.Error(request.Id, RpcMessage.InvalidRequest, new ErrorData(ErrorIds.ProtocolMismatch, "A request with this id is under way.", "Give each request an id of its own.")));
            return;
        }

        if (ended.Task.IsCompleted)
        {
            CancelRunning(request.Id);
        }

        // A handler may compute before its first await.
        _ = Task.Run(() => AnswerAsync(request, cancel.Token));
    }

    private async Task AnswerAsync(RpcMessage request, CancellationToken cancellationToken)
    {
        byte[] answer;
        try
        {
            object? result = handler is null ? throw RpcMessage.UnknownMethod(request.Method) : await handler(request.Method, request.Value, cancellationToken).ConfigureAwait(false);
            answer = RpcMessage.Result(request.Id, result);
        }
        catch (OperationCanceledException)
        {
            answer = RpcMessage.Cancelled(request.Id);
        }
        catch (Exception failure)
        {
            answer = RpcMessage.Error(request.Id, failure);
        }

        // Before the answer is on its way: whoever has it may use the id again.
        running.TryRemove(request.Id, out _);
        try
        {
            await SendQuietlyAsync(answer).ConfigureAwait(false);
        }
        catch (ToolException tooLarge)
        {
            await SendQuietlyAsync(RpcMessage.Error(request.Id, tooLarge)).ConfigureAwait(false);
        }
    }
}
