namespace RsPlugins.Geo.Rasters.Tiff;

/// <summary>Values of the Compression tag.</summary>
internal static class TiffCompression
{
    public const int None = 1;
    public const int CcittRle = 2;
    public const int CcittFax3 = 3;
    public const int CcittFax4 = 4;
    public const int Lzw = 5;
    public const int Jpeg = 7;
    public const int AdobeDeflate = 8;
    public const int CcittRleWord = 32771;
    public const int PackBits = 32773;
    public const int Deflate = 32946;
    public const int Zstd = 50000;

    /// <summary>Name of a codec for messages.</summary>
    public static string Name(int compression) => compression switch
    {
        6 => "old-style JPEG",
        32809 => "ThunderScan",
        33003 or 33004 or 33005 or 34712 => "JPEG 2000",
        34661 => "JBIG",
        34676 or 34677 => "SGI Log",
        34887 => "LERC",
        34925 => "LZMA",
        50001 or 34927 => "WEBP",
        50002 or 52546 => "JPEG XL",
        _ => "number " + compression,
    };

    public static bool IsRead(int compression) =>
        compression is None or CcittRle or CcittFax3 or CcittFax4 or Lzw or Jpeg or AdobeDeflate or CcittRleWord or PackBits or Deflate or Zstd;
}
