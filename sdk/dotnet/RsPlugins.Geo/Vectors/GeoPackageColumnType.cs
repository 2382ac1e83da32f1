namespace RsPlugins.Geo.Vectors;

/// <summary>The type of an attribute column.</summary>
public enum GeoPackageColumnType
{
    /// <summary>Text.</summary>
    Text,

    /// <summary>64-bit integer.</summary>
    Integer,

    /// <summary>Double-precision number.</summary>
    Real,

    /// <summary>Bytes.</summary>
    Blob,
}
