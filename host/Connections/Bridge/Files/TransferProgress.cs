using System.Text.Json;
using RsPlugins.Sdk.Connections;
using RsPlugins.Sdk.Protocol;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.Host.Connections.Bridge.Files;

/// <summary>Tells the client how far the files of a call are, as a part of the whole call.</summary>
internal sealed class TransferProgress : IDisposable
{
    private readonly string stage;
    private readonly double from;
    private readonly double to;
    private readonly ProgressGate gate;
    private long done;

    /// <summary>Starts to tell.</summary>
    /// <param name="client">The client.</param>
    /// <param name="token">Its progress token; undefined for none.</param>
    /// <param name="stage">What is being done.</param>
    /// <param name="from">The call's fraction at the start.</param>
    /// <param name="to">The call's fraction at the end.</param>
    public TransferProgress(ClientLink client, JsonElement token, string stage, double from, double to)
    {
        (this.stage, this.from, this.to) = (stage, from, to);

        // How long the whole call will take cannot be told from its files.
        gate = new ProgressGate(
            token.ValueKind is JsonValueKind.String or JsonValueKind.Number
                ? value => client.Write(RpcMessage.Notification(RpcMethods.Progress, new ProgressParams(token, value with { Eta = null })))
                : null,
            TimeProvider.System);
    }

    /// <summary>Takes some bytes more.</summary>
    /// <param name="path">The file under way.</param>
    /// <param name="bytes">How many.</param>
    /// <param name="total">How many there are in all.</param>
    public void Add(string path, long bytes, long total)
    {
        long now = Interlocked.Add(ref done, bytes);
        double share = total > 0 ? Math.Clamp((double)now / total, 0, 1) : 1;
        gate.Report(new ToolProgress(from + (share * (to - from)), stage, $"{stage}: {Path.GetFileName(path)}", now, total, "bytes"));
    }

    /// <inheritdoc/>
    public void Dispose() => gate.Dispose();
}
