using BitMiracle.LibTiff.Classic;
using RsPlugins.Geo.Rasters;
using LibTag = BitMiracle.LibTiff.Classic.TiffTag;

namespace RsPlugins.Geo.Tests.Rasters.Tiff;

public sealed class LargeRasterTests
{
    private const int Side = 4096;
    private const int Block = 256;
    private const int Step = 224;

    [Fact]
    public void Reading_all_of_a_raster_takes_no_more_memory_than_a_part_of_it()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("large.tif");
        Write(path);
        using IRasterReader raster = RasterFile.Open(path);
        int[] bands = [1, 2, 3];
        ByteStretch stretch = ByteStretch.FromRaster(raster, bands, CancellationToken.None);
        byte[] rgb = new byte[Step * Step * 3];
        long before = GC.GetAllocatedBytesForCurrentThread();
        int wrong = 0;
        for (int y = 0; y + Step <= Side; y += Step)
        {
            for (int x = 0; x + Step <= Side; x += Step)
            {
                ByteStretch.ReadRgb(raster, new RasterWindow(x, y, Step, Step), bands, stretch, rgb, CancellationToken.None);
                for (int i = 0; i < rgb.Length; i++)
                {
                    wrong += rgb[i] == Value(x + (i / 3 % Step), y + (i / 3 / Step), i % 3) ? 0 : 1;
                }
            }
        }

        // The blocks alone are 50 MB.
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Equal(0, wrong);
        Assert.InRange(allocated, 0, 24 << 20);
    }

    private static byte Value(int x, int y, int band) => (byte)((x * 7) + (y * 13) + (x * y / 64) + (band * 85));

    private static void Write(string path)
    {
        using BitMiracle.LibTiff.Classic.Tiff file = BitMiracle.LibTiff.Classic.Tiff.Open(path, "w");
        file.SetField(LibTag.IMAGEWIDTH, Side);
        file.SetField(LibTag.IMAGELENGTH, Side);
        file.SetField(LibTag.TILEWIDTH, Block);
        file.SetField(LibTag.TILELENGTH, Block);
        file.SetField(LibTag.BITSPERSAMPLE, 8);
        file.SetField(LibTag.SAMPLESPERPIXEL, 3);
        file.SetField(LibTag.PLANARCONFIG, PlanarConfig.CONTIG);
        file.SetField(LibTag.PHOTOMETRIC, Photometric.RGB);
        byte[] pixels = new byte[Block * Block * 3];
        for (int tile = 0; tile < (Side / Block) * (Side / Block); tile++)
        {
            int left = tile % (Side / Block) * Block, top = tile / (Side / Block) * Block;
            for (int i = 0; i < pixels.Length; i++)
            {
                pixels[i] = Value(left + (i / 3 % Block), top + (i / 3 / Block), i % 3);
            }

            file.WriteEncodedTile(tile, pixels, pixels.Length);
        }
    }
}
