namespace RsPlugins.EndToEnd.Tests.Guide;

/// <summary>"Your first tool in ten minutes" of sdk/README.md, followed literally.</summary>
public sealed class GuideTests : IDisposable
{
    private readonly GuideReader reader = new();

    public void Dispose() => reader.Dispose();

    [ShellFact]
    public async Task Python_is_as_the_guide_says() => Assert.Equal((3, 3, 3), await reader.FollowAsync("In Python"));

    [ShellFact]
    public async Task CSharp_is_as_the_guide_says() => Assert.Equal((3, 3, 3), await reader.FollowAsync("In C#"));

    [ShellFact(node: true)]
    public async Task TypeScript_is_as_the_guide_says() => Assert.Equal((3, 3, 3), await reader.FollowAsync("In TypeScript"));
}
