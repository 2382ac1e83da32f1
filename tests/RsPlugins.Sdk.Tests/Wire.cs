using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using RsPlugins.Sdk.Connections;

namespace RsPlugins.Sdk.Tests;

/// <summary>A connection in this process. The test holds one end as bare frames; the subject gets the other as a stream.</summary>
internal sealed class Wire : IDisposable
{
    private const int Large = 100_000_000;

    private readonly NetworkStream own;
    private readonly FrameReader reader;
    private readonly FrameWriter writer;

    private Wire(NetworkStream own, NetworkStream subject)
    {
        this.own = own;
        Subject = subject;
        reader = new FrameReader(own, Large);
        writer = new FrameWriter(own, Large);
    }

    /// <summary>The longest a test waits for anything.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(30);

    /// <summary>What the subject reads and writes.</summary>
    public NetworkStream Subject { get; }

    public static Wire Open()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        TcpClient near = new() { NoDelay = true };
        near.Connect((IPEndPoint)listener.LocalEndpoint);
        TcpClient far = listener.AcceptTcpClient();
        far.NoDelay = true;
        return new Wire(near.GetStream(), far.GetStream());
    }

    public void Dispose()
    {
        End();
        Subject.Dispose();
    }

    /// <summary>Ends the test's end.</summary>
    public void End() => own.Dispose();

    /// <summary>Sends a message.</summary>
    public Task SendAsync(string json) => writer.WriteAsync(Encoding.UTF8.GetBytes(json));

    /// <summary>Sends bytes that need be no frame.</summary>
    public async Task SendBareAsync(string text) => await own.WriteAsync(Encoding.UTF8.GetBytes(text));

    /// <summary>Sends a request.</summary>
    public Task RequestAsync(string id, string method, string? parameters = null) =>
        SendAsync($$"""{"jsonrpc":"2.0","id":{{id}},"method":"{{method}}"{{(parameters is null ? string.Empty : ",\"params\":" + parameters)}}}""");

    /// <summary>Sends a notification.</summary>
    public Task NotifyAsync(string method, string parameters) => SendAsync($$"""{"jsonrpc":"2.0","method":"{{method}}","params":{{parameters}} }""");

    /// <summary>Answers a request of the subject's.</summary>
    public Task AnswerAsync(JsonNode request, string result) => SendAsync($$"""{"jsonrpc":"2.0","id":{{request["id"]!.ToJsonString()}},"result":{{result}}}""");

    /// <summary>The subject's next message.</summary>
    public async Task<JsonNode> ReadAsync() => await ReadOrEndAsync() ?? throw new EndOfStreamException("The subject has ended the connection.");

    /// <summary>The same, or null where the subject has ended the connection.</summary>
    public async Task<JsonNode?> ReadOrEndAsync() => await reader.ReadAsync(CancellationToken.None).AsTask().WaitAsync(Patience) is { } body ? JsonNode.Parse(body) : null;
}
