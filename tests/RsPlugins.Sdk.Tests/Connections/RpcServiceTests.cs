using System.Text.Json;
using System.Text.Json.Nodes;
using RsPlugins.Sdk.Connections;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.Sdk.Tests.Connections;

/// <summary>How a peer answers.</summary>
public sealed class RpcServiceTests : IDisposable
{
    private const int Limit = 10_000;

    private readonly Wire wire = Wire.Open();
    private readonly TaskCompletionSource started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly RpcPeer peer;

    public RpcServiceTests()
    {
        peer = new RpcPeer(wire.Subject, wire.Subject, HandleAsync, notified: null, Limit);
        peer.Start();
    }

    public void Dispose()
    {
        peer.DisposeAsync().AsTask().Wait(Wire.Patience);
        wire.Dispose();
    }

    [Theory]
    [InlineData("1")]
    [InlineData("\"one\"")]
    [InlineData("12345678901234567890")]
    public async Task An_answer_has_the_id_of_its_request(string id)
    {
        await wire.RequestAsync(id, "echo", """{"a":[1,"ü"]}""");

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse($$"""{"jsonrpc":"2.0","id":{{id}},"result":{"a":[1,"ü"]} }"""), await wire.ReadAsync()));
    }

    [Theory]
    [InlineData("typed", -32021, "rs.raster.unreadable", "The raster is damaged.")]
    [InlineData("secret", -32603, "rs.internal", "not expected")]
    [InlineData("large", -32070, "rs.message.tooLarge", "larger")]
    [InlineData("circular", -32603, "rs.internal", "not expected")]
    [InlineData("unheard", -32601, "rs.protocol.mismatch", "unheard")]
    public async Task A_failure_is_typed_and_tells_no_secret(string method, int code, string id, string words)
    {
        await wire.RequestAsync("1", method);

        JsonNode error = (await wire.ReadAsync())["error"]!;
        Assert.Equal((code, id), (error["code"]!.GetValue<int>(), error["data"]!["id"]!.GetValue<string>()));
        Assert.Contains(words, error["message"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", error.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_handler_that_blocks_holds_up_no_other()
    {
        await wire.RequestAsync("1", "slow");
        await started.Task.WaitAsync(Wire.Patience);
        await wire.RequestAsync("2", "echo", "{}");

        Assert.Equal(2, (await wire.ReadAsync())["id"]!.GetValue<int>());
    }

    [Theory]
    [InlineData("1")]
    [InlineData("\"one\"")]
    public async Task A_cancelled_request_is_answered_once(string id)
    {
        await wire.RequestAsync(id, "slow");
        await started.Task.WaitAsync(Wire.Patience);
        await wire.NotifyAsync("$/cancelRequest", $$"""{"id":{{id}} }""");
        await wire.NotifyAsync("$/cancelRequest", $$"""{"id":{{id}} }""");

        JsonNode answer = await wire.ReadAsync();
        Assert.Equal((id, -32800), (answer["id"]!.ToJsonString(), answer["error"]!["code"]!.GetValue<int>()));
        await wire.RequestAsync("2", "echo", "{}");
        Assert.Equal(2, (await wire.ReadAsync())["id"]!.GetValue<int>());
    }

    [Theory]
    [InlineData("""{"jsonrpc":"2.0","method":"$/cancelRequest","params":{"id":77}}""")]
    [InlineData("""{"jsonrpc":"2.0","method":"$/cancelRequest"}""")]
    [InlineData("""{"jsonrpc":"2.0","method":"$/cancelRequest","params":[1]}""")]
    [InlineData("""{"jsonrpc":"2.0","method":"unheard","params":{}}""")]
    public async Task A_notification_for_nothing_is_ignored(string notification)
    {
        await wire.SendAsync(notification);
        await wire.RequestAsync("1", "echo", "{}");

        Assert.Equal(1, (await wire.ReadAsync())["id"]!.GetValue<int>());
    }

    [Fact]
    public async Task An_id_that_is_under_way_is_refused_and_free_again_once_answered()
    {
        await wire.RequestAsync("1", "slow");
        await started.Task.WaitAsync(Wire.Patience);
        await wire.RequestAsync("1", "echo", "{}");
        Assert.Equal(-32600, (await wire.ReadAsync())["error"]!["code"]!.GetValue<int>());

        await wire.NotifyAsync("$/cancelRequest", """{"id":1}""");
        Assert.Equal(-32800, (await wire.ReadAsync())["error"]!["code"]!.GetValue<int>());
        await wire.RequestAsync("1", "echo", "{}");
        Assert.NotNull((await wire.ReadAsync())["result"]);
    }

    [Fact]
    public async Task What_runs_is_cancelled_when_the_stream_ends()
    {
        await wire.RequestAsync("1", "slow");
        await started.Task.WaitAsync(Wire.Patience);

        wire.End();

        await stopped.Task.WaitAsync(Wire.Patience);
        await peer.Ended.WaitAsync(Wire.Patience);
    }

    [Theory]
    [InlineData("{", -32700)]
    [InlineData("[]", -32600)]
    [InlineData("7", -32600)]
    [InlineData("{}", -32600)]
    [InlineData("""{"jsonrpc":"2.0","id":{},"method":7}""", -32600)]
    public async Task A_malformed_message_is_answered_and_the_session_goes_on(string message, int code)
    {
        await wire.SendAsync(message);

        JsonNode refusal = await wire.ReadAsync();
        Assert.Equal(code, refusal["error"]!["code"]!.GetValue<int>());
        Assert.Null(refusal["id"]);
        await wire.RequestAsync("1", "echo", "{}");
        Assert.NotNull((await wire.ReadAsync())["result"]);
    }

    [Fact]
    public async Task A_message_that_is_too_large_is_refused_and_the_session_goes_on()
    {
        await wire.RequestAsync("1", "echo", $$"""{"text":"{{new string('x', Limit)}}"}""");

        Assert.Equal(-32070, (await wire.ReadAsync())["error"]!["code"]!.GetValue<int>());
        await wire.RequestAsync("2", "echo", "{}");
        Assert.NotNull((await wire.ReadAsync())["result"]);
    }

    [Fact]
    public async Task What_is_no_frame_is_refused_and_ends_the_session()
    {
        await wire.SendBareAsync("GET / HTTP/1.1\r\n\r\n");

        Assert.Equal(-32700, (await wire.ReadAsync())["error"]!["code"]!.GetValue<int>());
        await peer.Ended.WaitAsync(Wire.Patience);
    }

    private async Task<object?> HandleAsync(string method, JsonElement parameters, CancellationToken cancellationToken)
    {
        switch (method)
        {
            case "echo":
                return parameters;
            case "typed":
                throw new ToolException(ErrorIds.RasterUnreadable, "The raster is damaged.", "Copy it again.");
            case "secret":
                throw new InvalidOperationException("hunter2");
            case "large":
                return new string('x', Limit);
            case "circular":
                List<object> circle = [];
                circle.Add(circle);
                return circle;
            case "slow":
                started.TrySetResult();
                cancellationToken.WaitHandle.WaitOne();
                stopped.TrySetResult();
                cancellationToken.ThrowIfCancellationRequested();
                return null;
            default:
                await Task.Yield();
                throw RpcMessage.UnknownMethod(method);
        }
    }
}
