using System.Text.RegularExpressions;
using RsPlugins.Host.Mcp;

namespace RsPlugins.Host.Tests.Mcp;

public sealed partial class McpNamesTests
{
    private static readonly string Long = "a." + new string('b', 70);

    [Theory]
    [InlineData("rs.classify", "rs_classify")]
    [InlineData("a.b.c2", "a_b_c2")]
    public void Dots_become_underscores_and_back(string tool, string name)
    {
        Assert.Equal(name, McpNames.Of(tool));
        Assert.Equal(tool, McpNames.Tool(name, []));
        Assert.Equal(tool, McpNames.Tool(tool, [tool]));
    }

    [Fact]
    public void Long_names_are_legal_and_do_not_clash()
    {
        string[] tools = [Long, Long + "b", Long + ".b"];

        string[] names = [.. tools.Select(McpNames.Of)];

        Assert.All(names, name => Assert.Matches(Legal(), name));
        Assert.Equal(3, names.Distinct().Count());
        Assert.Equal(tools, names.Select(name => McpNames.Tool(name, tools)));
    }

    [GeneratedRegex("^[a-zA-Z0-9_-]{1,64}$")]
    private static partial Regex Legal();
}
