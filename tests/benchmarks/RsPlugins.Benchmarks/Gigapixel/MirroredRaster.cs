using BitMiracle.LibTiff.Classic;
using RsPlugins.Geo.Rasters;

namespace RsPlugins.Benchmarks.Gigapixel;

/// <summary>
/// Writes a photograph again and again, mirrored at its borders so that no edge shows, as a tiled GeoTIFF with DEFLATE. A tile comes in four mirrorings at most, each of which is compressed once:
/// a raster of a gigapixel takes as long as writing its bytes.
/// </summary>
internal static class MirroredRaster
{
    private const int Bands = 3;
    private const int Unit = 16;
    private const int MostTile = 512;
    private const TiffTag PixelScale = (TiffTag)33550;
    private const TiffTag Tiepoint = (TiffTag)33922;
    private const TiffTag GeoKeys = (TiffTag)34735;

    /// <param name="source">A photograph with three bands of bytes; its sides have a common divisor that is a multiple of 16.</param>
    /// <param name="path">The file to write.</param>
    /// <param name="side">Pixels across and down.</param>
    public static void Write(string source, string path, int side)
    {
        using IRasterReader photo = RasterFile.Open(source);
        int tile = Enumerable.Range(1, MostTile / Unit).Select(n => n * Unit).Last(size => photo.Width % size == 0 && photo.Height % size == 0);
        Tiff.TiffExtendProc? parent = null;
        parent = Tiff.SetTagExtender(opened => Extend(opened, parent));
        using Tiff file = Tiff.Open(path, "w8");
        file.SetField(TiffTag.IMAGEWIDTH, side);
        file.SetField(TiffTag.IMAGELENGTH, side);
        file.SetField(TiffTag.TILEWIDTH, tile);
        file.SetField(TiffTag.TILELENGTH, tile);
        file.SetField(TiffTag.BITSPERSAMPLE, 8);
        file.SetField(TiffTag.SAMPLESPERPIXEL, Bands);
        file.SetField(TiffTag.PLANARCONFIG, PlanarConfig.CONTIG);
        file.SetField(TiffTag.PHOTOMETRIC, Photometric.RGB);
        file.SetField(TiffTag.COMPRESSION, Compression.ADOBE_DEFLATE);
        file.SetField(PixelScale, 3, new double[] { 0.2, 0.2, 0 });
        file.SetField(Tiepoint, 6, new double[] { 0, 0, 0, 500_000, 6_500_000, 0 });
        file.SetField(GeoKeys, 16, new short[] { 1, 1, 0, 3, 1024, 0, 1, 1, 1025, 0, 1, 1, 3072, 0, 1, 3301 });
        Dictionary<(int, int, bool, bool), byte[]> compressed = [];
        int across = photo.Width / tile, down = photo.Height / tile, count = (side + tile - 1) / tile;
        for (int row = 0; row < count; row++)
        {
            for (int column = 0; column < count; column++)
            {
                (int x, bool mirroredX) = Place(column, across);
                (int y, bool mirroredY) = Place(row, down);
                if (!compressed.TryGetValue((x, y, mirroredX, mirroredY), out byte[]? bytes))
                {
                    compressed[(x, y, mirroredX, mirroredY)] = bytes = Compressed(Mirrored(photo.Read(new RasterWindow(x * tile, y * tile, tile, tile), [1, 2, 3], CancellationToken.None), tile, mirroredX, mirroredY));
                }

                file.WriteRawTile((row * count) + column, bytes, bytes.Length);
            }
        }

        file.WriteDirectory();
    }

    private static (int Place, bool Mirrored) Place(int number, int tiles) => number / tiles % 2 == 0 ? (number % tiles, false) : (tiles - 1 - (number % tiles), true);

    private static byte[] Mirrored(RasterBlock block, int tile, bool x, bool y)
    {
        byte[] pixels = new byte[tile * tile * Bands];
        ReadOnlySpan<byte> planes = block.Data.Span;
        for (int row = 0; row < tile; row++)
        {
            for (int column = 0; column < tile; column++)
            {
                int from = ((y ? tile - 1 - row : row) * tile) + (x ? tile - 1 - column : column);
                for (int band = 0; band < Bands; band++)
                {
                    pixels[(((row * tile) + column) * Bands) + band] = planes[(band * tile * tile) + from];
                }
            }
        }

        return pixels;
    }

    private static byte[] Compressed(byte[] pixels)
    {
        using MemoryStream memory = new();
        using (System.IO.Compression.ZLibStream zlib = new(memory, System.IO.Compression.CompressionLevel.Fastest, leaveOpen: true))
        {
            zlib.Write(pixels);
        }

        return memory.ToArray();
    }

    private static void Extend(Tiff tiff, Tiff.TiffExtendProc? parent)
    {
        TiffFieldInfo[] fields =
        [
            new(PixelScale, -1, -1, TiffType.DOUBLE, FieldBit.Custom, true, true, "ModelPixelScale"),
            new(Tiepoint, -1, -1, TiffType.DOUBLE, FieldBit.Custom, true, true, "ModelTiepoint"),
            new(GeoKeys, -1, -1, TiffType.SHORT, FieldBit.Custom, true, true, "GeoKeyDirectory"),
        ];
        tiff.MergeFieldInfo(fields, fields.Length);
        parent?.Invoke(tiff);
    }
}
