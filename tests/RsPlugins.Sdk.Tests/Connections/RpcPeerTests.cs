using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using RsPlugins.Sdk.Connections;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.Sdk.Tests.Connections;

/// <summary>The calls of a peer.</summary>
public sealed class RpcPeerTests : IDisposable
{
    private const int Limit = 10_000;

    private readonly Wire wire = Wire.Open();

    public void Dispose() => wire.Dispose();

    [Fact]
    public async Task Answers_come_to_their_calls_in_any_order()
    {
        await using RpcPeer peer = Start();
        Task<JsonElement>[] calls = [.. Enumerable.Range(0, 20).Select(i => peer.InvokeAsync("echo", new { i }, CancellationToken.None))];
        List<JsonNode> requests = [];
        for (int i = 0; i < calls.Length; i++)
        {
            requests.Add(await wire.ReadAsync());
        }

        foreach (JsonNode request in Enumerable.Reverse(requests))
        {
            await wire.AnswerAsync(request, request["params"]!.ToJsonString());
        }

        JsonElement[] answers = await Task.WhenAll(calls).WaitAsync(Wire.Patience);
        Assert.Equal(Enumerable.Range(0, calls.Length), answers.Select(answer => answer.GetProperty("i").GetInt32()));
        Assert.Equal(calls.Length, requests.Select(request => request["id"]!.GetValue<long>()).Distinct().Count());
    }

    [Fact]
    public async Task Calls_of_many_threads_are_each_answered_once()
    {
        await using RpcPeer peer = Start();
        Task<JsonElement>[] calls = [.. Enumerable.Range(0, 1000).Select(i => Task.Run(() => peer.InvokeAsync("echo", new { i }, CancellationToken.None)))];
        for (int i = 0; i < calls.Length; i++)
        {
            JsonNode request = await wire.ReadAsync();
            await wire.AnswerAsync(request, request["params"]!.ToJsonString());
        }

        JsonElement[] answers = await Task.WhenAll(calls).WaitAsync(Wire.Patience);
        Assert.Equal(Enumerable.Range(0, calls.Length), answers.Select(answer => answer.GetProperty("i").GetInt32()));
    }

    [Theory]
    [InlineData("""{"jsonrpc":"2.0","id":999,"result":1}""")]
    [InlineData("""{"jsonrpc":"2.0","id":999,"error":{"code":-1,"message":"no"}}""")]
    [InlineData("""{"jsonrpc":"2.0","id":"1","result":1}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1.5,"result":1}""")]
    [InlineData("""{"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"no"}}""")]
    public async Task An_answer_that_nobody_waits_for_is_ignored(string stray)
    {
        await using RpcPeer peer = Start();
        Task<JsonElement> call = peer.InvokeAsync("echo", null, CancellationToken.None);
        JsonNode request = await wire.ReadAsync();

        await wire.SendAsync(stray);
        await wire.AnswerAsync(request, "\"mine\"");

        Assert.Equal("mine", (await call.WaitAsync(Wire.Patience)).GetString());
    }

    [Fact]
    public async Task An_error_comes_as_it_was_sent()
    {
        await using RpcPeer peer = Start();
        Task<JsonElement> call = peer.InvokeAsync("fail", null, CancellationToken.None);
        await wire.ReadAsync();
        await wire.SendAsync("""{"jsonrpc":"2.0","id":1,"error":{"code":-32021,"message":"a","data":{"id":"rs.raster.unreadable","message":"m","hint":"h","details":"d"}}}""");

        ToolException failure = await Assert.ThrowsAsync<ToolException>(() => call.WaitAsync(Wire.Patience));
        Assert.Equal(("rs.raster.unreadable", "m", "h", "d"), (failure.Id, failure.Message, failure.Hint, failure.Details));
    }

    [Theory]
    [InlineData("""{"code":-32000,"message":"old"}""", "old")]
    [InlineData("""{"code":-32000,"message":"old","data":"text"}""", "old")]
    [InlineData("""{"code":-32000,"message":"old","data":{"message":1}}""", "old")]
    [InlineData("7", "without a message")]
    public async Task An_error_of_another_make_is_an_error_too(string error, string words)
    {
        await using RpcPeer peer = Start();
        Task<JsonElement> call = peer.InvokeAsync("fail", null, CancellationToken.None);
        await wire.ReadAsync();
        await wire.SendAsync($$"""{"jsonrpc":"2.0","id":1,"error":{{error}}}""");

        ToolException failure = await Assert.ThrowsAsync<ToolException>(() => call.WaitAsync(Wire.Patience));
        Assert.Equal(ErrorIds.Internal, failure.Id);
        Assert.Contains(words, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_cancelled_beforehand_is_not_sent()
    {
        await using RpcPeer peer = Start();

        await Assert.ThrowsAsync<OperationCanceledException>(() => peer.InvokeAsync("first", null, new CancellationToken(canceled: true)));
        _ = peer.InvokeAsync("second", null, CancellationToken.None);

        Assert.Equal("second", (await wire.ReadAsync())["method"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_cancelled_call_ends_at_once_and_the_other_end_is_told()
    {
        await using RpcPeer peer = Start();
        using CancellationTokenSource cancel = new();
        Task<JsonElement> call = peer.InvokeAsync("slow", null, cancel.Token);
        Task<JsonElement> other = peer.InvokeAsync("other", null, CancellationToken.None);
        JsonNode request = await wire.ReadAsync();
        JsonNode second = await wire.ReadAsync();

        await cancel.CancelAsync();

        OperationCanceledException cancelled = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.WaitAsync(Wire.Patience));
        Assert.Equal(cancel.Token, cancelled.CancellationToken);
        JsonNode told = await wire.ReadAsync();
        Assert.Equal("$/cancelRequest", told["method"]!.GetValue<string>());
        Assert.True(JsonNode.DeepEquals(request["id"], told["params"]!["id"]));

        await wire.SendAsync("""{"jsonrpc":"2.0","id":1,"error":{"code":-32800,"message":"cancelled"}}""");
        await wire.AnswerAsync(second, "2");
        Assert.Equal(2, (await other.WaitAsync(Wire.Patience)).GetInt32());
    }

    [Fact]
    public async Task A_cancellation_after_the_answer_says_nothing()
    {
        await using RpcPeer peer = Start();
        using CancellationTokenSource cancel = new();
        Task<JsonElement> call = peer.InvokeAsync("quick", null, cancel.Token);
        await wire.AnswerAsync(await wire.ReadAsync(), "1");
        await call.WaitAsync(Wire.Patience);

        await cancel.CancelAsync();
        _ = peer.InvokeAsync("next", null, CancellationToken.None);

        Assert.Equal("next", (await wire.ReadAsync())["method"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_cancellation_together_with_the_answer_gives_one_of_the_two()
    {
        await using RpcPeer peer = Start();
        for (int i = 0; i < 300; i++)
        {
            using CancellationTokenSource cancel = new();
            Task<JsonElement> call = peer.InvokeAsync("race", null, cancel.Token);
            JsonNode request = await wire.ReadAsync();
            Task both = Task.WhenAll(Task.Run(() => wire.AnswerAsync(request, $"{i}")), Task.Run(cancel.CancelAsync));
            try
            {
                Assert.Equal(i, (await call.WaitAsync(Wire.Patience)).GetInt32());
            }
            catch (OperationCanceledException)
            {
                Assert.Equal("$/cancelRequest", (await wire.ReadAsync())["method"]!.GetValue<string>());
            }

            await both.WaitAsync(Wire.Patience);
        }

        // Nothing was sent that was not read above: the next message is the next request.
        _ = peer.InvokeAsync("last", null, CancellationToken.None);
        Assert.Equal("last", (await wire.ReadAsync())["method"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_other_ends_cancellation_is_a_cancellation()
    {
        await using RpcPeer peer = Start();
        Task<JsonElement> call = peer.InvokeAsync("slow", null, CancellationToken.None);
        await wire.ReadAsync();
        await wire.SendAsync("""{"jsonrpc":"2.0","id":1,"error":{"code":-32800,"message":"The request was cancelled."}}""");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.WaitAsync(Wire.Patience));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Content-Length: 100\r\n\r\n{\"half")]
    [InlineData("no header at all\r\n\r\n")]
    public async Task Pending_calls_fail_at_once_when_the_stream_ends(string last)
    {
        await using RpcPeer peer = Start();
        Task<JsonElement>[] calls = [.. Enumerable.Range(0, 10).Select(_ => peer.InvokeAsync("slow", null, CancellationToken.None))];
        for (int i = 0; i < calls.Length; i++)
        {
            await wire.ReadAsync();
        }

        await wire.SendBareAsync(last);
        Stopwatch watch = Stopwatch.StartNew();
        wire.End();

        foreach (Task<JsonElement> call in calls)
        {
            Assert.Equal(ErrorIds.HostGone, (await Assert.ThrowsAsync<ToolException>(() => call.WaitAsync(Wire.Patience))).Id);
        }

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"It took {watch.Elapsed}.");
        await peer.Ended.WaitAsync(Wire.Patience);
        Assert.Equal(ErrorIds.HostGone, (await Assert.ThrowsAsync<ToolException>(() => peer.InvokeAsync("late", null, CancellationToken.None).WaitAsync(Wire.Patience))).Id);
    }

    [Fact]
    public async Task Pending_calls_fail_when_the_peer_is_disposed()
    {
        RpcPeer peer = Start();
        Task<JsonElement> call = peer.InvokeAsync("slow", null, CancellationToken.None);
        await wire.ReadAsync();

        await peer.DisposeAsync();

        Assert.Equal(ErrorIds.HostGone, (await Assert.ThrowsAsync<ToolException>(() => call.WaitAsync(Wire.Patience))).Id);
    }

    [Fact]
    public async Task A_message_that_is_too_large_is_not_sent_and_harms_no_other()
    {
        await using RpcPeer peer = Start();

        ToolException refused = await Assert.ThrowsAsync<ToolException>(() => peer.InvokeAsync("large", new { text = new string('x', Limit) }, CancellationToken.None).WaitAsync(Wire.Patience));
        Task<JsonElement> call = peer.InvokeAsync("small", null, CancellationToken.None);
        await wire.AnswerAsync(await wire.ReadAsync(), "1");

        Assert.Equal(ErrorIds.MessageTooLarge, refused.Id);
        Assert.Equal(1, (await call.WaitAsync(Wire.Patience)).GetInt32());
    }

    [Fact]
    public async Task Notifications_come_in_order_and_one_at_a_time()
    {
        List<int> seen = [];
        TaskCompletionSource all = new(TaskCreationOptions.RunContinuationsAsynchronously);
        RpcPeer peer = new(wire.Subject, wire.Subject, handler: null, (method, value) =>
        {
            seen.Add(value.GetProperty("i").GetInt32());
            if (seen.Count == 500)
            {
                all.SetResult();
            }
        });
        await using (peer)
        {
            peer.Start();
            for (int i = 0; i < 500; i++)
            {
                await wire.NotifyAsync("$/progress", $$"""{"i":{{i}} }""");
            }

            await all.Task.WaitAsync(Wire.Patience);
        }

        Assert.Equal(Enumerable.Range(0, 500), seen);
    }

    private RpcPeer Start()
    {
        RpcPeer peer = new(wire.Subject, wire.Subject, handler: null, notified: null, Limit);
        peer.Start();
        return peer;
    }
}
