namespace RsPlugins.Geo.Tests;

/// <summary>As <see cref="GdalFactAttribute"/>, with data. The library comes with the programs.</summary>
public sealed class GdalTheoryAttribute : TheoryAttribute
{
    public GdalTheoryAttribute() => Skip = new GdalFactAttribute().Skip;
}
