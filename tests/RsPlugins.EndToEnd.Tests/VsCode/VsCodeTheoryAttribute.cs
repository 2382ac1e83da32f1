namespace RsPlugins.EndToEnd.Tests.VsCode;

/// <summary>Tests that need the editor and a browser. Without them they are skipped, but fail where CI=true: there they must be installed.</summary>
public sealed class VsCodeTheoryAttribute : TheoryAttribute
{
    public VsCodeTheoryAttribute() => Skip = VsCodeSuite.Missing;
}
