namespace RsPlugins.Geo.Rasters.Tiff;

/// <summary>One field of a directory. Its values stay in the file until they are asked for, so a lying count costs nothing.</summary>
/// <param name="Type">TIFF field type, 1 to 18.</param>
/// <param name="Count">Number of values claimed.</param>
/// <param name="Offset">Where the values start in the file, also for those inside the directory.</param>
internal readonly record struct TiffEntry(ushort Type, ulong Count, ulong Offset)
{
    /// <summary>Bytes of one value, 0 for an unknown type.</summary>
    public int ValueSize => Type switch
    {
        1 or 2 or 6 or 7 => 1,
        3 or 8 => 2,
        4 or 9 or 11 or 13 => 4,
        5 or 10 or 12 or 16 or 17 or 18 => 8,
        _ => 0,
    };
}
