using RsPlugins.Geo.Rasters;

namespace RsPlugins.Geo.Images;

/// <summary>A decoded PNG or JPEG, without georeference. EXIF orientation and colour profiles are not applied, gamma is not changed.</summary>
/// <param name="Pixels">[height, width, channels] samples of 8 bits. With a palette they are indices.</param>
/// <param name="Width">Pixels across.</param>
/// <param name="Height">Pixels down.</param>
/// <param name="Channels">1 grey or indices, 2 grey and alpha, 3 RGB, 4 RGBA (alpha not premultiplied).</param>
/// <param name="Palette">Colours of the indices, or null.</param>
public sealed record DecodedImage(byte[] Pixels, int Width, int Height, int Channels, ColorTable? Palette)
{
    /// <summary>Samples as the file has them when it has 16 bits a sample: [height, width, channels]; else null. <see cref="Pixels"/> then holds their upper bytes.</summary>
    public ushort[]? Deep { get; init; }

    /// <summary>Bits of a sample as stored: 1, 2, 4, 8 or 16. Grey samples below 8 bits are scaled to 0..255 in <see cref="Pixels"/>, indices are not.</summary>
    public int BitsPerSample { get; init; } = 8;
}
