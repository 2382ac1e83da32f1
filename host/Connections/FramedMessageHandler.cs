using System.Globalization;
using System.Text.Unicode;
using RsPlugins.Sdk.Connections;
using RsPlugins.Sdk.Protocol;

namespace RsPlugins.Host.Connections;

/// <summary>Messages behind Content-Length headers, over a pair of streams.</summary>
/// <param name="input">Where frames come from.</param>
/// <param name="output">Where frames go.</param>
/// <param name="maximumBytes">The largest body taken or sent.</param>
/// <param name="refused">Where given, the first message that is refused ends the connection instead of being answered; it takes the reason.</param>
/// <param name="stall">How long nothing may come in the middle of a message; null for any time.</param>
internal sealed class FramedMessageHandler(
    Stream input,
    Stream output,
    int maximumBytes = ProtocolLevel.MaximumMessageBytes,
    Action<string>? refused = null,
    TimeSpan? stall = null)
    : CappedMessageHandler(maximumBytes, refused)
{
    private const int HeaderBytes = 64;

    private readonly FrameReader reader = new(input, maximumBytes, stall);

    /// <inheritdoc/>
    public override bool OwnsThread => input is DescriptorInput;

    /// <inheritdoc/>
    protected override ValueTask<byte[]?> ReadBodyAsync(CancellationToken cancellationToken) => reader.ReadAsync(cancellationToken);

    /// <inheritdoc/>
    protected override int HeaderRoom => HeaderBytes;

    /// <inheritdoc/>
    protected override ValueTask WriteMessageAsync(MessageBuffer message, CancellationToken cancellationToken)
    {
        Span<byte> header = stackalloc byte[HeaderBytes];
        Utf8.TryWrite(header, CultureInfo.InvariantCulture, $"Content-Length: {message.Length}\r\n\r\n", out int length);
        return output.WriteAsync(message.Behind(header[..length]), cancellationToken);
    }

    /// <inheritdoc/>
    protected override async ValueTask FlushAsync(CancellationToken cancellationToken) => await output.FlushAsync(cancellationToken).ConfigureAwait(false);
}
