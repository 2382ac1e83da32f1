namespace RsPlugins.EndToEnd.Tests.VsCode;

/// <summary>A test that needs the editor and a browser. Without them it is skipped, but fails where CI=true: there they must be installed.</summary>
public sealed class VsCodeFactAttribute : FactAttribute
{
    public VsCodeFactAttribute() => Skip = VsCodeSuite.Missing;
}
