namespace RsPlugins.EndToEnd.Tests.VsCode;

/// <summary>The tests of tests/vscode, each a case of its own: the extension's modules, the extension inside a real editor, and as somebody uses it in a browser.</summary>
public sealed class VsCodeTests
{
    public static TheoryData<string> Names => [.. VsCodeSuite.Names()];

    [VsCodeTheory]
    [MemberData(nameof(Names))]
    public async Task VsCode(string name)
    {
        TestOutcome? outcome = (await VsCodeSuite.OutcomesAsync()).GetValueOrDefault(name);

        Assert.True(outcome is { Passed: true }, outcome?.Text ?? "The run ended before this test.");
    }

    [VsCodeFact]
    public async Task No_test_is_lost() => Assert.Equal(VsCodeSuite.Names().Order(StringComparer.Ordinal), (await VsCodeSuite.OutcomesAsync()).Keys.Order(StringComparer.Ordinal));
}
