namespace RsPlugins.Architecture.Tests;

/// <summary>Rule 5 on every source file, and the rule itself on sources that break it.</summary>
public sealed class SourceTests
{
    [Fact]
    public void Every_source_has_the_agreed_shape()
    {
        string[] offences = [.. Checkout.Sources().SelectMany(file => SourceRules.Offences(File.ReadAllText(file)).Select(offence => $"{Checkout.Relative(file)} {offence}"))];

        Assert.True(offences.Length == 0, string.Join(Environment.NewLine, offences));
    }

    [Theory]
    [InlineData("namespace A { }", "block namespace")]
    [InlineData("namespace A; public sealed class B; public enum C { D }", "more than one public type: B, C")]
    [InlineData("namespace A; public class B;", "class B is neither sealed")]
    [InlineData("namespace A; internal class B { private class C; public virtual void D() { } }", "class C is neither sealed")]
    public void A_breach_is_seen(string source, string offence) =>
        Assert.Contains(SourceRules.Offences(source), found => found.Contains(offence, StringComparison.Ordinal));

    [Fact]
    public void A_long_file_and_a_long_method_are_seen()
    {
        string body = string.Concat(Enumerable.Repeat("_ = 0;\n", 600));

        string[] found = [.. SourceRules.Offences($"namespace A;\ninternal sealed class B\n{{\nvoid C()\n{{\n{body}}}\n}}\n")];

        Assert.Contains(found, offence => offence.StartsWith("has 60", StringComparison.Ordinal));
        Assert.Contains(found, offence => offence.Contains("has 600 lines", StringComparison.Ordinal));
    }
}
