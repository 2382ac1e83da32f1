namespace RsPlugins.EndToEnd.Tests;

/// <summary>A test that needs node and the compiler. Without them it is skipped, but fails where CI=true: there they must be installed.</summary>
public sealed class TypeScriptFactAttribute : FactAttribute
{
    public TypeScriptFactAttribute() => Skip = TypeScriptSuite.Missing;
}
