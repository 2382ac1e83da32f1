using Microsoft.Extensions.Logging.Abstractions;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.Sdk.Tests.Tools;

public sealed class FailuresTests
{
    [Fact]
    public void What_several_threads_throw_at_once_is_reported_as_the_first()
    {
        AggregateException several = new(new AggregateException(new FileNotFoundException("gone", "a.tif"), new FileNotFoundException("gone", "a.tif")));

        ToolException failure = Failures.AsToolException(several, NullLogger.Instance, "test.tool");

        Assert.Equal(ErrorIds.FileMissing, failure.Id);
        Assert.Contains("a.tif", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_text_of_an_unexpected_failure_stays_off_the_wire(bool several)
    {
        Exception unexpected = new InvalidOperationException("a secret");

        ToolException failure = Failures.AsToolException(several ? new AggregateException(unexpected, unexpected) : unexpected, NullLogger.Instance, "test.tool");

        Assert.Equal(ErrorIds.Internal, failure.Id);
        Assert.DoesNotContain("secret", failure.Message + failure.Hint + failure.Details, StringComparison.Ordinal);
        Assert.Equal(typeof(InvalidOperationException).FullName, failure.Details);
    }
}
