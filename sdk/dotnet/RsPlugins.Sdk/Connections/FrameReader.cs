using System.Globalization;
using System.Text;

namespace RsPlugins.Sdk.Connections;

/// <summary>Reads Content-Length frames and holds no more of one than it may.</summary>
/// <param name="stream">Where they come from.</param>
/// <param name="maximumBytes">The largest body that is taken.</param>
/// <param name="stall">How long nothing may come in the middle of a frame; null for any time.</param>
internal sealed class FrameReader(Stream stream, int maximumBytes, TimeSpan? stall = null)
{
    private const int MaximumHeaderBytes = 8 * 1024;
    private const string LengthName = "Content-Length:";

    private readonly byte[] buffer = new byte[64 * 1024];
    private int start;
    private int end;

    /// <summary>Reads the next body.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The body, or null where the stream ends, even in the middle of a frame.</returns>
    /// <exception cref="FrameException">The frame is refused.</exception>
    public async ValueTask<byte[]?> ReadAsync(CancellationToken cancellationToken)
    {
        long? length = await ReadHeaderAsync(cancellationToken).ConfigureAwait(false);
        if (length is not { } bytes)
        {
            return null;
        }

        if (bytes > maximumBytes)
        {
            // Dropped as it comes, so that a client that sends on is not left hanging with a full pipe; whoever announces more than this is cut off.
            bool recovered = bytes <= 8L * maximumBytes && await SkipAsync(bytes, cancellationToken).ConfigureAwait(false);
            throw new FrameException(tooLarge: true, recovered);
        }

        byte[] body = GC.AllocateUninitializedArray<byte>((int)bytes);
        int filled = Math.Min(body.Length, end - start);
        buffer.AsSpan(start, filled).CopyTo(body);
        start += filled;
        while (filled < body.Length)
        {
            int read = await ReceiveAsync(body.AsMemory(filled), stall, cancellationToken).ConfigureAwait(false);
            if (read == 0)
            {
                return null;
            }

            filled += read;
        }

        return body;
    }

    private async ValueTask<long?> ReadHeaderAsync(CancellationToken cancellationToken)
    {
        long? length = null;
        int total = 0;
        while (await ReadLineAsync(total > 0, cancellationToken).ConfigureAwait(false) is { } line)
        {
            total += line.Length + 2;
            if (total > MaximumHeaderBytes)
            {
                throw new FrameException(tooLarge: false, recovered: false);
            }

            if (line.Length == 0)
            {
                if (length is null)
                {
                    throw new FrameException(tooLarge: false, recovered: false);
                }

                return length;
            }

            if (line.StartsWith(LengthName, StringComparison.OrdinalIgnoreCase))
            {
                length = long.TryParse(line.AsSpan(LengthName.Length).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out long value)
                    ? value
                    : throw new FrameException(tooLarge: false, recovered: false);
            }
            else if (!line.Contains(':', StringComparison.Ordinal))
            {
                throw new FrameException(tooLarge: false, recovered: false);
            }
        }

        return null;
    }

    private async ValueTask<string?> ReadLineAsync(bool begun, CancellationToken cancellationToken)
    {
        StringBuilder line = new();
        while (line.Length <= MaximumHeaderBytes)
        {
            if (start == end && !await FillAsync(begun || line.Length > 0, cancellationToken).ConfigureAwait(false))
            {
                return null;
            }

            char next = (char)buffer[start++];
            if (next == '\n')
            {
                return line.ToString().TrimEnd('\r');
            }

            line.Append(next);
        }

        throw new FrameException(tooLarge: false, recovered: false);
    }

    private async ValueTask<bool> SkipAsync(long bytes, CancellationToken cancellationToken)
    {
        while (bytes > 0)
        {
            if (start == end && !await FillAsync(begun: true, cancellationToken).ConfigureAwait(false))
            {
                return false;
            }

            int step = (int)Math.Min(bytes, end - start);
            start += step;
            bytes -= step;
        }

        return true;
    }

    private async ValueTask<bool> FillAsync(bool begun, CancellationToken cancellationToken)
    {
        start = 0;
        end = await ReceiveAsync(buffer, begun ? stall : null, cancellationToken).ConfigureAwait(false);
        return end > 0;
    }

    private async ValueTask<int> ReceiveAsync(Memory<byte> target, TimeSpan? patience, CancellationToken cancellationToken)
    {
        if (patience is not { } limit)
        {
            return await stream.ReadAsync(target, cancellationToken).ConfigureAwait(false);
        }

        try
        {
            return await stream.ReadAsync(target, cancellationToken).AsTask().WaitAsync(limit, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            throw FrameException.Stalled();
        }
    }
}
