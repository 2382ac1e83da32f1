namespace RsPlugins.Geo.Vectors;

/// <summary>An attribute column of a layer.</summary>
/// <param name="Name">Name, unique in the layer whatever the case of its letters; "fid" and "geom" are taken.</param>
/// <param name="Type">Type of its values.</param>
public sealed record GeoPackageColumn(string Name, GeoPackageColumnType Type);
