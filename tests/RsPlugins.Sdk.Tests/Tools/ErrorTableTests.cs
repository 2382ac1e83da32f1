using System.Reflection;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.Sdk.Tests.Tools;

public sealed class ErrorTableTests
{
    [Fact]
    public void Every_id_has_numbers()
    {
        string[] ids = [.. typeof(ErrorIds).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!)];

        Assert.Equal(ids.Order(), ErrorTable.Ids.Order());
        Assert.All(ids, id =>
        {
            ErrorNumbers numbers = ErrorTable.Of(id);
            Assert.True(numbers.JsonRpc is >= -32768 and <= -32000 or -32800, "JSON-RPC has no room there, but for the number of a cancelled request.");
            Assert.InRange(numbers.ExitCode, 1, 125);
            Assert.InRange(numbers.HttpStatus, 400, 599);
        });
    }

    [Fact]
    public void An_unknown_id_is_an_internal_fault() => Assert.Equal(ErrorTable.Of(ErrorIds.Internal), ErrorTable.Of("rs.nobody.knows"));
}
