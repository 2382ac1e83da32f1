using System.Globalization;
using System.Text;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.Sdk.Connections;

/// <summary>Writes Content-Length frames, each in one piece. Thread-safe.</summary>
/// <param name="stream">Where they go.</param>
/// <param name="maximumBytes">The largest body that is sent.</param>
internal sealed class FrameWriter(Stream stream, int maximumBytes) : IDisposable
{
    private const int MostHeaderBytes = 32;

    private readonly SemaphoreSlim writing = new(1, 1);

    /// <summary>Writes a body. It cannot be cancelled: half a frame would end the connection.</summary>
    /// <param name="body">The body.</param>
    /// <returns>A task that ends when it is written.</returns>
    /// <exception cref="ToolException"><see cref="ErrorIds.MessageTooLarge"/>.</exception>
    public async Task WriteAsync(ReadOnlyMemory<byte> body)
    {
        if (body.Length > maximumBytes)
        {
            throw new ToolException(ErrorIds.MessageTooLarge, "The message is larger than a message may be.", "Pass rasters and other large data by path.", $"The limit is {maximumBytes} bytes.");
        }

        byte[] frame = new byte[MostHeaderBytes + body.Length];
        int header = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"Content-Length: {body.Length}\r\n\r\n"), frame);
        body.CopyTo(frame.AsMemory(header));
        await writing.WaitAsync().ConfigureAwait(false);
        try
        {
            await stream.WriteAsync(frame.AsMemory(0, header + body.Length)).ConfigureAwait(false);
            await stream.FlushAsync().ConfigureAwait(false);
        }
        finally
        {
            writing.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => writing.Dispose();
}
