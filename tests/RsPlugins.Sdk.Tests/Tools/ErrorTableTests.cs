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
            Assert.InRange(numbers.JsonRpc, -32768, -32000);
            Assert.InRange(numbers.ExitCode, 1, 125);
            Assert.InRange(numbers.HttpStatus, 400, 599);
        });
    }

    [Fact]
    public void An_unknown_id_is_an_internal_fault() => Assert.Equal(ErrorTable.Of(ErrorIds.Internal), ErrorTable.Of("rs.nobody.knows"));
}
