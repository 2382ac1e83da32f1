using System.Text;
using RsPlugins.Sdk.Connections;

namespace RsPlugins.Sdk.Tests.Connections;

public sealed class FrameReaderTests
{
    private const int Limit = 1000;

    [Theory]
    [InlineData("Content-Length: 2\r\n\r\n{}Content-Length: 4\r\n\r\nnull")]
    [InlineData("content-length:2\r\nContent-Type: application/json\r\n\r\n{}Content-Length: 4\n\nnull")]
    public async Task Reads_frame_after_frame(string text)
    {
        FrameReader reader = Reader(text);

        Assert.Equal("{}"u8.ToArray(), await reader.ReadAsync(CancellationToken.None));
        Assert.Equal("null"u8.ToArray(), await reader.ReadAsync(CancellationToken.None));
        Assert.Null(await reader.ReadAsync(CancellationToken.None));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Content-Len")]
    [InlineData("Content-Length: 10\r\n\r\n")]
    [InlineData("Content-Length: 10\r\n\r\n{\"half")]
    public async Task An_end_in_the_middle_is_an_end(string text) => Assert.Null(await Reader(text).ReadAsync(CancellationToken.None));

    [Theory]
    [InlineData("hello\r\n\r\n")]
    [InlineData("\r\n\r\n")]
    [InlineData("Content-Length: -1\r\n\r\n")]
    [InlineData("Content-Length: ten\r\n\r\n")]
    [InlineData("Content-Length: 99999999999999999999\r\n\r\n")]
    [InlineData("Content-Type: x\r\n\r\n")]
    public async Task Refuses_a_header_without_a_length(string text)
    {
        FrameException refused = await Assert.ThrowsAsync<FrameException>(async () => await Reader(text).ReadAsync(CancellationToken.None));
        Assert.False(refused.TooLarge);
        Assert.False(refused.Recovered);
    }

    [Fact]
    public async Task Refuses_a_header_that_does_not_end() =>
        Assert.False((await Assert.ThrowsAsync<FrameException>(async () => await Reader(new string('a', 100_000)).ReadAsync(CancellationToken.None))).Recovered);

    [Fact]
    public async Task Drops_what_is_too_large_and_reads_on()
    {
        FrameReader reader = Reader($"Content-Length: {Limit + 1}\r\n\r\n{new string('x', Limit + 1)}Content-Length: 2\r\n\r\n{{}}");

        FrameException refused = await Assert.ThrowsAsync<FrameException>(async () => await reader.ReadAsync(CancellationToken.None));
        Assert.True(refused.TooLarge);
        Assert.True(refused.Recovered);
        Assert.Equal("{}"u8.ToArray(), await reader.ReadAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Gives_up_on_a_length_beyond_reason()
    {
        FrameException refused = await Assert.ThrowsAsync<FrameException>(async () => await Reader("Content-Length: 999999999999\r\n\r\nx").ReadAsync(CancellationToken.None));
        Assert.True(refused.TooLarge);
        Assert.False(refused.Recovered);
    }

    [Fact]
    public async Task Random_bytes_end_in_a_refusal_or_an_end()
    {
        Random random = new(7);
        for (int round = 0; round < 500; round++)
        {
            byte[] bytes = new byte[random.Next(1, 400)];
            random.NextBytes(bytes);
            byte[] start = Encoding.ASCII.GetBytes(round % 2 == 0 ? "Content-Length: " : string.Empty);
            FrameReader reader = new(new MemoryStream([.. start, .. bytes]), Limit);
            try
            {
                while (await reader.ReadAsync(CancellationToken.None) is { } body)
                {
                    Assert.InRange(body.Length, 0, Limit);
                }
            }
            catch (FrameException)
            {
                // Refused: as it should be.
            }
        }
    }

    private static FrameReader Reader(string text) => new(new MemoryStream(Encoding.ASCII.GetBytes(text)), Limit);
}
