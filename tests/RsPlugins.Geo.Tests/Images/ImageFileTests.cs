using RsPlugins.Geo.Images;
using RsPlugins.Geo.Rasters;
using RsPlugins.Tests;

namespace RsPlugins.Geo.Tests.Images;

public sealed class ImageFileTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    public void Png_comes_back_as_it_was_written(int channels)
    {
        byte[] pixels = new byte[37 * 23 * channels];
        new Random(1).NextBytes(pixels);
        DecodedImage image = ImageFile.Decode(ImageFile.EncodePng(pixels, 37, 23, channels));
        Assert.Equal((37, 23, channels), (image.Width, image.Height, image.Channels));
        Assert.Equal(pixels, image.Pixels);
        Assert.Null(image.Palette);
    }

    [Theory]
    [InlineData("rgb.png", 3, 8, false)]
    [InlineData("interlaced.png", 3, 8, false)]
    [InlineData("rgb16.png", 3, 16, false)]
    [InlineData("bits1.png", 1, 1, false)]
    [InlineData("palette.png", 1, 8, true)]
    [InlineData("p4.png", 1, 4, true)]
    [InlineData("la.png", 2, 8, false)]
    [InlineData("rgba.png", 4, 8, false)]
    [InlineData("rgb.jpg", 3, 8, false)]
    [InlineData("prog.jpg", 3, 8, false)]
    [InlineData("grey.jpg", 1, 8, false)]
    public void Tells_what_the_file_holds(string file, int channels, int bits, bool palette)
    {
        DecodedImage image = ImageFile.Decode(Fixtures.Path("rasters", "codecs", file));
        Assert.Equal((channels, bits, palette, bits == 16), (image.Channels, image.BitsPerSample, image.Palette is not null, image.Deep is not null));
        Assert.Equal(image.Width * image.Height * channels, image.Pixels.Length);
    }

    [Fact]
    public void One_bit_is_scaled_to_black_and_white() =>
        Assert.Equal(new byte[] { 0, 255 }, ImageFile.Decode(Fixtures.Path("rasters", "codecs", "bits1.png")).Pixels.Distinct().Order());

    [Fact]
    public void A_wrong_checksum_is_an_error()
    {
        byte[] png = File.ReadAllBytes(Fixtures.Path("rasters", "codecs", "rgb.png"));
        png[^20] ^= 1;
        Assert.Equal(RasterErrorKind.Damaged, Assert.Throws<RasterException>(() => ImageFile.Decode(png)).Kind);
    }

    [Fact]
    public void Other_formats_and_missing_files_are_refused()
    {
        Assert.Equal(RasterErrorKind.Unsupported, Assert.Throws<RasterException>(() => ImageFile.Decode("GIF89a"u8)).Kind);
        Assert.Equal(RasterErrorKind.Missing, Assert.Throws<RasterException>(() => ImageFile.Decode(Fixtures.Path("nowhere.png"))).Kind);
        Assert.Throws<ArgumentException>(() => ImageFile.EncodePng(new byte[5], 2, 2, 1));
    }
}
