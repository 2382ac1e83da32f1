using System.Globalization;
using System.Text;

namespace RsPlugins.Host.Connections.Bridge.Files;

/// <summary>Writes framed messages to the client, each in one piece. Thread-safe.</summary>
/// <param name="output">What the client reads.</param>
internal sealed class ClientLink(Stream output)
{
    private readonly Lock writing = new();

    /// <summary>Writes a message.</summary>
    /// <param name="body">The message.</param>
    public void Write(byte[] body)
    {
        byte[] header = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"Content-Length: {body.Length}\r\n\r\n"));
        lock (writing)
        {
            output.Write([.. header, .. body]);
        }
    }
}
