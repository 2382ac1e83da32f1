using System.Text;
using RsPlugins.Host.Connections;

namespace RsPlugins.Host.Tests.Connections;

public sealed class MessageBufferTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(511)]
    [InlineData(513)]
    [InlineData(100_000)]
    [InlineData(9_000_000)]
    public void Holds_what_is_written_in_pieces_of_any_size_behind_its_header(int length)
    {
        byte[] message = new byte[length];
        new Random(length).NextBytes(message);
        MessageBuffer buffer = new(16);
        Random sizes = new(1);
        for (int at = 0; at < length;)
        {
            int piece = Math.Min(length - at, sizes.Next(1, 1 + (length / 5)));
            message.AsSpan(at, piece).CopyTo(at % 2 == 0 ? buffer.GetSpan(piece) : buffer.GetMemory(piece).Span);
            buffer.Advance(piece);
            at += piece;
        }

        Assert.Equal(length, buffer.Length);
        Assert.True(buffer.Message.Span.SequenceEqual(message));
        Assert.True(buffer.Behind("header\r\n\r\n"u8).Span.SequenceEqual((byte[])[.. Encoding.ASCII.GetBytes("header\r\n\r\n"), .. message]));
        buffer.Recycle();
        Assert.Equal(0, buffer.Length);
    }
}
