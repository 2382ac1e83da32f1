namespace RsPlugins.EndToEnd.Tests.Guide;

/// <summary>A test that gives commands to a shell; skipped on Windows, whose shell is another.</summary>
public sealed class ShellFactAttribute : FactAttribute
{
    /// <param name="node">Whether it needs what <see cref="TypeScriptFactAttribute"/> needs too.</param>
    public ShellFactAttribute(bool node = false) => Skip = OperatingSystem.IsWindows() ? "The guide's commands are for a POSIX shell." : node ? TypeScriptSuite.Missing : null;
}
