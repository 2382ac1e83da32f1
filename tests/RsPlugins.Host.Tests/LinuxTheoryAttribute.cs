namespace RsPlugins.Host.Tests;

/// <summary>As <see cref="LinuxFactAttribute"/>, for several cases.</summary>
public sealed class LinuxTheoryAttribute : TheoryAttribute
{
    public LinuxTheoryAttribute() => Skip = new LinuxFactAttribute().Skip;
}
