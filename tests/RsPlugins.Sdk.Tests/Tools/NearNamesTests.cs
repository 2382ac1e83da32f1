using RsPlugins.Sdk.Tools;

namespace RsPlugins.Sdk.Tests.Tools;

public sealed class NearNamesTests
{
    private static readonly string[] Known = ["rs.classify", "rs.embed", "rs.train"];

    [Theory]
    [InlineData("rs.clasify", "rs.classify")]
    [InlineData("classify", "rs.classify")]
    [InlineData("rs.trian", "rs.train")]
    public void Finds_what_was_meant(string typed, string meant) => Assert.Equal(meant, NearNames.Of(typed, Known).First());

    [Fact]
    public void Finds_nothing_for_something_else() => Assert.Empty(NearNames.Of("photosynthesis", Known));
}
