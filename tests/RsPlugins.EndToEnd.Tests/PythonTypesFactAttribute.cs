namespace RsPlugins.EndToEnd.Tests;

/// <summary>A test that needs Pyright. Without it it is skipped, but fails where CI=true: there it must be installed.</summary>
public sealed class PythonTypesFactAttribute : FactAttribute
{
    public PythonTypesFactAttribute() => Skip = PythonTypes.Missing;
}
