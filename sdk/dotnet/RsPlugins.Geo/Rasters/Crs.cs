namespace RsPlugins.Geo.Rasters;

/// <summary>A coordinate reference system. At least one of <paramref name="Epsg"/> and <paramref name="Wkt"/> is set where it is known well enough to be used.</summary>
/// <param name="Epsg">EPSG code, or null for a custom system.</param>
/// <param name="Wkt">Definition as WKT 1, or null.</param>
/// <param name="Name">A name for people, for instance the raster's own citation, or null.</param>
public sealed record Crs(int? Epsg, string? Wkt = null, string? Name = null)
{
    /// <summary>Whether coordinates are longitude and latitude in degrees, as far as the code or the definition tells.</summary>
    public bool IsGeographic => Epsg is int code ? EpsgRange.IsGeographic(code) : Wkt?.StartsWith("GEOG", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>"EPSG:3301", the name, or "custom CRS".</summary>
    /// <returns>A short text for messages and reports.</returns>
    public override string ToString() => Epsg is int code ? FormattableString.Invariant($"EPSG:{code}") : Name ?? "custom CRS";
}
