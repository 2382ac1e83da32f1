namespace RsPlugins.EndToEnd.Tests;

/// <summary>Tests that need node and the compiler. Without them they are skipped, but fail where CI=true: there they must be installed.</summary>
public sealed class TypeScriptTheoryAttribute : TheoryAttribute
{
    public TypeScriptTheoryAttribute() => Skip = TypeScriptSuite.Missing;
}
