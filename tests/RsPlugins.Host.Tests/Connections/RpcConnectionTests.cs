using System.IO.Pipelines;
using System.Text;
using RsPlugins.Host.Connections;
using StreamJsonRpc;

namespace RsPlugins.Host.Tests.Connections;

/// <summary>Where the methods of a connection run.</summary>
public sealed class RpcConnectionTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_method_that_takes_long_does_not_hold_up_the_thread_that_reads()
    {
        Pipe toHost = new();
        Pipe fromHost = new();
        using RpcConnection connection = new(new FramedMessageHandler(toHost.Reader.AsStream(), fromHost.Writer.AsStream())) { SynchronizationContext = new AtOnceContext() };
        Target target = new();
        connection.AddLocalRpcTarget(target);
        connection.StartListening();

        await SendAsync(toHost.Writer, "waits");
        await SendAsync(toHost.Writer, "releases");

        Assert.True(await target.Waited.Task.WaitAsync(Limit));
    }

    private static async Task SendAsync(PipeWriter writer, string method)
    {
        string body = $$"""{"jsonrpc":"2.0","id":1,"method":"{{method}}","params":[]}""";
        await writer.WriteAsync(Encoding.ASCII.GetBytes($"Content-Length: {body.Length}\r\n\r\n{body}"));
    }

    private sealed class Target
    {
        private readonly TaskCompletionSource released = new();

        public TaskCompletionSource<bool> Waited { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        [JsonRpcMethod("waits")]
        public void Wait() => Waited.SetResult(released.Task.Wait(Limit / 2));

        [JsonRpcMethod("releases")]
        public void Release() => released.SetResult();
    }
}
