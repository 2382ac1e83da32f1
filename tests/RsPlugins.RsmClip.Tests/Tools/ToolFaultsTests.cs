using RsPlugins.Geo.Rasters;
using RsPlugins.RsmClip.Tools;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Tests.Tools;

public sealed class ToolFaultsTests
{
    [Fact]
    public void Threads_that_meet_the_same_damage_give_one_failure_with_its_words()
    {
        RasterException damage = new(RasterErrorKind.Damaged, "a block is missing", "Get the file anew.");
        AggregateException several = new(new AggregateException(damage, damage), damage);

        ToolException? failure = ToolFaults.Translate(several);

        Assert.Equal(ErrorIds.RasterUnreadable, failure?.Id);
        Assert.Contains("a block is missing", failure!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_fault_of_ours_is_not_put_into_words_for_users() => Assert.Null(ToolFaults.Translate(new AggregateException(new InvalidOperationException("x"), new InvalidOperationException("y"))));
}
