using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace RsPlugins.EndToEnd.Tests.Connections;

/// <summary>Hostile messages to the real program: a typed error for each, and the session goes on.</summary>
public sealed class HostileTests
{
    public static TheoryData<string, string> Bodies() => new()
    {
        { "half an object", "{" },
        { "a batch", """[{"jsonrpc":"2.0","id":9,"method":"tools/list"}]""" },
        { "10,000 arrays", new string('[', 10_000) + new string(']', 10_000) },
        { "10,000 objects as an argument", Call(string.Concat(Enumerable.Repeat("{\"a\":", 10_000)) + "1" + new string('}', 10_000)) },
        { "60 arrays as an argument", Call(new string('[', 60) + new string(']', 60)) },
        { "a huge number", Call("1e999999") },
        { "a huge text that is no number", """{"jsonrpc":"2.0","id":9,"method":"tools/call","params":{"name":"test.echo","arguments":{"text":"a","tile_size":123456789012345678901234567890}}}""" },
        { "a wrong type of method", """{"jsonrpc":"2.0","id":9,"method":3}""" },
        { "a request to cancel with a wrong id", """{"jsonrpc":"2.0","id":9,"method":"$/cancelRequest","params":{"id":1.5}}""" },
        { "parameters of a wrong type", """{"jsonrpc":"2.0","id":9,"method":"tools/call","params":"text"}""" },
        { "an unknown method", """{"jsonrpc":"2.0","id":9,"method":"no/such"}""" },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task Is_answered_by_a_typed_error(string what, string body)
    {
        await using RpcClient client = await RpcClient.OpenAsync();
        await client.SendAsync(body);

        JsonObject answer = await client.NextAsync();

        Assert.True(answer["error"]?["data"]?["id"]?.GetValue<string>().StartsWith("rs.", StringComparison.Ordinal), $"{what}: {answer.ToJsonString()}");
        Assert.DoesNotContain("   at ", answer.ToJsonString(), StringComparison.Ordinal);
        Assert.NotNull((await client.CallAsync("tools/list", "{}"))["result"]);
    }

    [Fact]
    public async Task Bytes_that_are_no_text_are_answered()
    {
        await using RpcClient client = await RpcClient.OpenAsync();
        byte[] body = [.. """{"jsonrpc":"2.0","id":9,"method":"tools/call","params":{"name":"test.echo","arguments":{"text":" """u8, 0xC3, 0x28, 0xFF, .. "\"}}}"u8];

        await client.SendBytesAsync([.. Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"Content-Length: {body.Length}\r\n\r\n")), .. body]);

        Assert.Equal("rs.protocol.mismatch", (await client.NextAsync())["error"]!["data"]!["id"]!.GetValue<string>());
        Assert.NotNull((await client.CallAsync("tools/list", "{}"))["result"]);
    }

    [Theory]
    [InlineData("Content-Length: -5\r\n\r\n{}")]
    [InlineData("Content-Length: 99999999999999999999\r\n\r\n{}")]
    [InlineData("Content-Length: 9223372036854775807\r\n\r\n{}")]
    public async Task A_length_that_lies_ends_the_session_well(string bytes)
    {
        await using RpcClient client = await RpcClient.OpenAsync();
        await client.SendBytesAsync(Encoding.ASCII.GetBytes(bytes));

        Assert.NotNull((await client.NextAsync())["error"]);
        Assert.Equal(0, await client.EndAsync());
    }

    private static string Call(string text) =>
        """{"jsonrpc":"2.0","id":9,"method":"tools/call","params":{"name":"test.echo","arguments":{"text":""" + text + "}}}";
}
