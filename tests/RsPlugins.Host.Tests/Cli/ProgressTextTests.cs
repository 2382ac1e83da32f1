using RsPlugins.Host.Cli;
using RsPlugins.Sdk.Protocol;

namespace RsPlugins.Host.Tests.Cli;

public sealed class ProgressTextTests
{
    [Fact]
    public void Tells_all_that_is_known() =>
        Assert.Equal(
            "reading tiles: a.tif, 12 of 40 tiles, 30 %, 3.2 tiles/s, 1 min 9 s left",
            ProgressText.Line(new ProgressValue(0.3, "reading tiles", "a.tif", 68.5, 12, 40, "tiles", 3.2)));

    [Fact]
    public void Tells_the_stage_where_nothing_else_is_known() => Assert.Equal("loading", ProgressText.Line(new ProgressValue(null, "loading")));

    [Fact]
    public void Hundred_percent_is_said_at_the_end_only() => Assert.Equal("work: 99 %", ProgressText.Line(new ProgressValue(0.999, "work")));
}
