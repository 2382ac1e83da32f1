namespace RsPlugins.EndToEnd.Tests;

/// <summary>The tests of tests/typescript, each a case of its own.</summary>
public sealed class TypeScriptTests
{
    public static TheoryData<string> Names => [.. TypeScriptSuite.Names()];

    [TypeScriptTheory]
    [MemberData(nameof(Names))]
    public async Task TypeScript(string name)
    {
        TestOutcome? outcome = (await TypeScriptSuite.OutcomesAsync()).GetValueOrDefault(name);

        Assert.True(outcome is { Passed: true }, outcome?.Text ?? "The run ended before this test.");
    }

    [TypeScriptFact]
    public async Task No_test_is_lost() => Assert.Equal(TypeScriptSuite.Names().Order(StringComparer.Ordinal), (await TypeScriptSuite.OutcomesAsync()).Keys.Order(StringComparer.Ordinal));
}
