using System.Text;
using RsPlugins.Host.Connections.Bridge.Files;

namespace RsPlugins.Host.Tests.Connections.Bridge.Files;

public sealed class MessageHeadTests
{
    [Theory]
    [InlineData("""{"jsonrpc":"2.0","id":7,"method":"tools/call","params":{"id":8,"method":"x"}}""", "7", "tools/call")]
    [InlineData("""{"params":{"id":8,"method":"x"},"method":"tools\/call","id":"a\"b"}""", "\"a\\\"b\"", "tools/call")]
    [InlineData("""{"jsonrpc":"2.0","method":"$/progress","params":{}}""", "", "$/progress")]
    [InlineData("""{"jsonrpc":"2.0","id":7,"result":{"method":"x"}}""", "7", "")]
    [InlineData("""{"result":{"id":1},"id":7}""", "7", "")]
    [InlineData("""{"id":null,"error":{}}""", "", "")]
    public void Tells_what_a_message_is(string message, string id, string method) => Assert.Equal(new MessageHead(id, method), MessageHead.Read(Encoding.UTF8.GetBytes(message)));

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"id\":")]
    [InlineData("{\"id\":1,\"x\":{]")]
    [InlineData("nonsense")]
    public void What_is_no_message_is_left_to_the_host(string message) => Assert.True(MessageHead.Read(Encoding.UTF8.GetBytes(message)) is { Id: null or "", Method: null or "" });
}
