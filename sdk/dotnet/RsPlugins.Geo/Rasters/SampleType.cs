namespace RsPlugins.Geo.Rasters;

/// <summary>The type of a raster's samples as they are read; samples of 1 to 7 bits are widened to 8, of 9 to 15 to 16, half floats to 32.</summary>
public enum SampleType
{
    /// <summary>8-bit unsigned.</summary>
    UInt8,

    /// <summary>8-bit signed.</summary>
    Int8,

    /// <summary>16-bit unsigned.</summary>
    UInt16,

    /// <summary>16-bit signed.</summary>
    Int16,

    /// <summary>32-bit unsigned.</summary>
    UInt32,

    /// <summary>32-bit signed.</summary>
    Int32,

    /// <summary>64-bit unsigned.</summary>
    UInt64,

    /// <summary>64-bit signed.</summary>
    Int64,

    /// <summary>IEEE 754 single.</summary>
    Float32,

    /// <summary>IEEE 754 double.</summary>
    Float64,
}
