namespace RsPlugins.Geo.Gdal;

/// <summary>Whether GDAL was found.</summary>
/// <param name="Version">Its version, for instance "3.6.2", or null when it was not found.</param>
/// <param name="Path">The library in use, or null.</param>
/// <param name="Problem">Why there is none, in one sentence, or null.</param>
/// <param name="Hint">What to do about it, or null.</param>
public sealed record GdalStatus(string? Version, string? Path, string? Problem, string? Hint)
{
    /// <summary>Whether GDAL reads what the built-in readers do not.</summary>
    public bool Found => Version is not null;
}
