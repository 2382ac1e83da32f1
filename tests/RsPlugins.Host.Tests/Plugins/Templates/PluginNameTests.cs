using RsPlugins.Host.Plugins.Templates;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.Host.Tests.Plugins.Templates;

public sealed class PluginNameTests
{
    [Theory]
    [InlineData("river-gauge", "rivergauge", "River gauge", "RiverGaugePlugin")]
    [InlineData("a1-2b", "a12b", "A1 2b", "A12bPlugin")]
    [InlineData("my-plugin", "myplugin", "My plugin", "MyPlugin")]
    [InlineData("system", "system", "System", "SystemPlugin")]
    public void A_name_gives_those_of_all_parts(string id, string tools, string title, string code)
    {
        PluginName name = PluginName.Parse(id);

        Assert.Equal((tools, title, code), (name.Tools, name.Title, name.Code));
    }

    [Theory]
    [InlineData("")]
    [InlineData("River")]
    [InlineData("river_gauge")]
    [InlineData("river gauge")]
    [InlineData("-river")]
    [InlineData("river-")]
    [InlineData("river--gauge")]
    [InlineData("1river")]
    [InlineData("../river")]
    [InlineData("rivière")]
    public void What_a_manifest_refuses_is_refused_with_what_is_allowed(string text)
    {
        ToolException refused = Assert.Throws<ToolException>(() => PluginName.Parse(text));

        Assert.Equal((ErrorIds.ArgumentInvalid, PluginName.Rule), (refused.Id, refused.Hint));
    }

    [Theory]
    [InlineData("rs", "rs.")]
    [InlineData("r-s", "rs.")]
    [InlineData("con", "Windows")]
    public void A_name_that_is_taken_is_refused(string text, string reason) => Assert.Contains(reason, Assert.Throws<ToolException>(() => PluginName.Parse(text)).Hint, StringComparison.Ordinal);

    [Fact]
    public void A_name_is_at_most_so_long_that_its_tools_names_fit()
    {
        Assert.Equal(121, PluginName.Parse(new string('a', 121)).Tools.Length);
        Assert.Contains("121", Assert.Throws<ToolException>(() => PluginName.Parse(new string('a', 122))).Hint, StringComparison.Ordinal);
    }
}
