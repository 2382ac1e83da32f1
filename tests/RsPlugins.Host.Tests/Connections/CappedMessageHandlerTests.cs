using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using RsPlugins.Host.Connections;
using RsPlugins.Host.Plugins;
using RsPlugins.Host.Tools;

namespace RsPlugins.Host.Tests.Connections;

public sealed class CappedMessageHandlerTests
{
    private const string Request = """{"jsonrpc":"2.0","id":1,"method":"rpc.discover"}""";
    private const int Requests = 20_000;

    [Fact]
    public async Task A_client_that_asks_on_and_never_reads_is_not_read_on_either()
    {
        await using ToolRegistry registry = new(new PluginCatalogue([], []), _ => throw new InvalidOperationException(), NullLoggerFactory.Instance);
        string frame = $"Content-Length: {Request.Length}\r\n\r\n{Request}";
        using MemoryStream input = new(Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(frame, Requests))));
        using StuckStream output = new();
        using CancellationTokenSource ending = new();
        Task serving = SessionServer.ServeAsync(registry, new FramedMessageHandler(input, output, maximumBytes: 1 << 20), remote: null, NullLogger.Instance, ending.Token);

        await Task.Delay(1000);
        long read = input.Position;
        await Task.Delay(500);

        Assert.InRange(read, 1, input.Length / 4);
        Assert.Equal(read, input.Position);
        Assert.False(serving.IsCompleted);
        await ending.CancelAsync();
        await serving.WaitAsync(TimeSpan.FromSeconds(30));
    }

    private sealed class StuckStream : MemoryStream
    {
        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => new(Task.Delay(Timeout.Infinite, cancellationToken));
    }
}
