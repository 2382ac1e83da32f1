using System.Buffers.Binary;
using System.Diagnostics;
using System.IO.Compression;
using RsPlugins.Geo.Rasters;
using RsPlugins.Tests;

namespace RsPlugins.Geo.Tests.Rasters;

/// <summary>Damaged and lying files: they are read, or refused by a typed error, within bounds of time and memory. Nothing else runs beside, so that memory can be measured.
/// The bounds are those of the built-in readers, so GDAL, which takes what its drivers need, is off.</summary>
[Collection(nameof(AloneCollection))]
public sealed class HostileRasterTests : IDisposable
{
    private const long MaxGrowth = 256L << 20;
    private static readonly TimeSpan MaxTime = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan MaxWait = TimeSpan.FromMinutes(2);
    private readonly string? gdal = Environment.GetEnvironmentVariable("RSPLUGINS_GDAL");

    public HostileRasterTests() => Environment.SetEnvironmentVariable("RSPLUGINS_GDAL", "off");

    public void Dispose() => Environment.SetEnvironmentVariable("RSPLUGINS_GDAL", gdal);

    public static TheoryData<string> Bases() =>
    [
        "codecs/u16_lzw_pred2_tiled.tif", "codecs/u16_zstd_pred2.tif", "codecs/u16_bigendian_deflate_pred2.tif", "codecs/jpeg_rgb_photometric.tif", "codecs/jpeg_planar.tif", "codecs/jpeg_4band.tif", "codecs/ccitt3.tif",
        "codecs/ccitt4_pil.tif", "codecs/ccitt_rle.tif", "codecs/bigtiff_be.tif", "codecs/n12_rgb_deflate.tif", "codecs/f64_lzw_pred3.tif", "codecs/palette_small.tif", "codecs/sparse_nodata.tif", "codecs/cog_mask.tif",
        "codecs/pixel_is_point.tif", "codecs/custom_crs.tif", "codecs/rgb.png", "codecs/rgb16.png", "codecs/p4.png", "codecs/interlaced.png", "codecs/rgb.jpg", "codecs/prog.jpg", "codecs/grey.jpg",
    ];

    [Theory]
    [MemberData(nameof(Bases))]
    public void Cut_off_files_are_refused_or_read_where_they_are_whole(string file)
    {
        byte[] whole = File.ReadAllBytes(Fixtures.Path("rasters", file));
        byte[] pixels = Pixels(Fixtures.Path("rasters", file));
        using TemporaryFolder folder = new();
        foreach (double share in (double[])[0.001, 0.01, 0.05, 0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 0.95, 0.99, 0.999])
        {
            byte[] cut = whole[..(int)(whole.Length * share)];
            if (Try(folder, file, cut) is byte[] read)
            {
                // A file may be read whole when only unused bytes are gone, but never with other pixels.
                Assert.Equal(pixels, read);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Bases))]
    public void Flipped_bits_end_in_pixels_or_a_typed_error(string file)
    {
        byte[] whole = File.ReadAllBytes(Fixtures.Path("rasters", file));
        using TemporaryFolder folder = new();
        int rounds = int.Parse(Environment.GetEnvironmentVariable("RSPLUGINS_FUZZ_ROUNDS") ?? "30", System.Globalization.CultureInfo.InvariantCulture);
        for (int round = 0; round < rounds; round++)
        {
            Random random = new(round);
            byte[] damaged = [.. whole];
            for (int flip = 0; flip < 1 + (round % 5); flip++)
            {
                // Headers lie at the start of all of these files, or at the end where Pillow wrote them.
                int span = (round % 3) switch { 0 => damaged.Length, 1 => Math.Min(600, damaged.Length), _ => Math.Min(300, damaged.Length) };
                int at = round % 7 == 6 ? damaged.Length - 1 - random.Next(span) : random.Next(span);
                damaged[at] = round % 2 == 0 ? (byte)(damaged[at] ^ (1 << random.Next(8))) : (byte)random.Next(256);
            }

            Try(folder, file, damaged);
        }
    }

    [Theory]
    [InlineData("i32_deflate.tif")]
    [InlineData("n12_rgb_deflate.tif")]
    [InlineData("one_strip_deflate.tif")]
    [InlineData("rgb.png")]
    public void A_flipped_bit_never_gives_other_pixels_where_the_codec_has_a_checksum(string file)
    {
        byte[] whole = File.ReadAllBytes(Fixtures.Path("rasters", "codecs", file));
        byte[] pixels = Pixels(Fixtures.Path("rasters", "codecs", file));
        using TemporaryFolder folder = new();
        Random random = new(11);
        int refused = 0;
        for (int round = 0; round < 150; round++)
        {
            byte[] damaged = [.. whole];

            // The compressed data fill the file but for its directory, which lies in the first part.
            damaged[random.Next(whole.Length / 3, whole.Length - 20)] ^= (byte)(1 << random.Next(8));
            byte[]? read = Try(folder, file, damaged);
            refused += read is null ? 1 : 0;
            Assert.True(read is null || read.AsSpan().SequenceEqual(pixels));
        }

        Assert.True(refused > 140, $"Only {refused} of 150 were refused.");
    }

    [Theory]
    [InlineData(256, 0x7FFFFFFF)]
    [InlineData(257, 0x7FFFFFFF)]
    [InlineData(256, 0)]
    [InlineData(258, 65535)]
    [InlineData(277, 65535)]
    [InlineData(322, 0x7FFFFFFF)]
    [InlineData(322, 1)]
    [InlineData(322, 0)]
    [InlineData(323, 0x7FFFFFFF)]
    [InlineData(324, -1)]
    [InlineData(325, -1)]
    [InlineData(259, 34925)]
    [InlineData(317, 9)]
    public void Lying_fields_are_refused(int tag, int value)
    {
        byte[] file = File.ReadAllBytes(Fixtures.Path("rasters", "codecs", "u16_lzw_pred2_tiled.tif"));
        int at = Field(file, tag);
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(at + 2), 4);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(at + 4), tag is 324 or 325 ? value : 1);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(at + 8), value);
        using TemporaryFolder folder = new();
        Assert.Null(Try(folder, "lie.tif", file));
    }

    [Fact]
    public void Directories_that_point_to_themselves_end()
    {
        byte[] file = File.ReadAllBytes(Fixtures.Path("rasters", "codecs", "u16_lzw_pred2_tiled.tif"));
        int directory = BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(4)), count = BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(directory));
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(directory + 2 + (12 * count)), directory);
        using TemporaryFolder folder = new();
        Assert.NotNull(Try(folder, "loop.tif", file));
    }

    [Fact]
    public void A_small_file_that_swells_stays_within_bounds()
    {
        // Every tile of this huge raster is the same 64 MiB of zeros, packed into 64 KiB.
        using MemoryStream packed = new();
        using (ZLibStream deflate = new(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            deflate.Write(new byte[8192 * 8192]);
        }

        const int Across = 1000;
        using MemoryStream file = new();
        using BinaryWriter writer = new(file);
        int data = 8, lists = data + (int)packed.Length, directory = lists + (Across * Across * 8);
        writer.Write("II*\0"u8);
        writer.Write(directory);
        writer.Write(packed.ToArray());
        for (int i = 0; i < Across * Across; i++)
        {
            writer.Write(data);
        }

        for (int i = 0; i < Across * Across; i++)
        {
            writer.Write((int)packed.Length);
        }

        (int Tag, int Count, int Value)[] fields = [(256, 1, Across * 8192), (257, 1, Across * 8192), (258, 1, 8), (259, 1, 8), (262, 1, 1), (277, 1, 1), (322, 1, 8192), (323, 1, 8192), (324, Across * Across, lists), (325, Across * Across, lists + (Across * Across * 4))];
        writer.Write((ushort)fields.Length);
        foreach ((int tag, int count, int value) in fields)
        {
            writer.Write((ushort)tag);
            writer.Write((ushort)4);
            writer.Write(count);
            writer.Write(value);
        }

        writer.Write(0);
        using TemporaryFolder folder = new();
        Assert.NotNull(Try(folder, "bomb.tif", file.ToArray()));
        Watch(() =>
        {
            using IRasterReader reader = RasterFile.Open(folder.File("bomb.tif"));
            ByteStretch.FromRaster(reader, [1], always: true, CancellationToken.None);
        });
    }

    [Fact]
    public void Images_that_claim_a_huge_size_are_refused_before_memory_is_taken()
    {
        byte[] png = File.ReadAllBytes(Fixtures.Path("rasters", "codecs", "rgb.png"));
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(16), 60000);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(20), 60000);
        BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(29), Crc(png.AsSpan(12, 17)));
        byte[] jpeg = File.ReadAllBytes(Fixtures.Path("rasters", "codecs", "prog.jpg"));
        int frame = jpeg.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC2]);
        BinaryPrimitives.WriteInt32BigEndian(jpeg.AsSpan(frame + 5), unchecked((int)0xFFDCFFDC));
        using TemporaryFolder folder = new();
        foreach (byte[] file in (byte[][])[png, jpeg])
        {
            File.WriteAllBytes(folder.File("large"), file);
            Watch(() =>
            {
                RasterException error = Assert.Throws<RasterException>(() => RasterFile.Open(folder.File("large")));
                Assert.Contains("too large", error.Message, StringComparison.Ordinal);
            });
        }
    }

    /// <summary>Opens a file and reads all that can be asked of it; null when a typed error said no.</summary>
    private static byte[]? Try(TemporaryFolder folder, string name, byte[] content)
    {
        string path = folder.File(Path.GetFileName(name));
        File.WriteAllBytes(path, content);
        byte[]? pixels = null;
        Watch(() =>
        {
            try
            {
                pixels = Pixels(path);
            }
            catch (RasterException error)
            {
                Assert.NotEmpty(error.Hint);
            }
        });
        return pixels;
    }

    private static byte[] Pixels(string path)
    {
        using IRasterReader reader = RasterFile.Open(path);
        RasterWindow window = new(-3, -2, Math.Min(reader.Width, 400) + 6, Math.Min(reader.Height, 400) + 6);
        List<byte> all = [.. reader.Read(window, [.. Enumerable.Range(1, Math.Min(reader.BandCount, 5))], CancellationToken.None).Data.ToArray()];
        all.AddRange(reader.ReadMask(new RasterWindow(reader.Width / 2, reader.Height / 2, 64, 64), CancellationToken.None));
        IReadOnlyList<int> bands = BandChoice.Default(reader);
        all.AddRange(ByteStretch.ReadRgb(reader, window with { Width = 32, Height = 32 }, bands, ByteStretch.FromRaster(reader, bands, CancellationToken.None), CancellationToken.None));
        for (int i = 0; i < reader.Overviews.Count; i++)
        {
            all.AddRange(reader.Overview(i).Read(new RasterWindow(0, 0, 50, 50), [1], CancellationToken.None).Data.ToArray());
        }

        return [.. all];
    }

    /// <summary>Runs something and fails when it takes too long, or lets the process grow by more than the bound.</summary>
    private static void Watch(Action action)
    {
        using Process process = Process.GetCurrentProcess();
        GC.Collect();
        process.Refresh();
        long before = process.WorkingSet64, peak = before;
        TimeSpan worked = process.TotalProcessorTime;
        Stopwatch clock = Stopwatch.StartNew();
        using Timer timer = new(_ => peak = Math.Max(peak, Environment.WorkingSet), null, 0, 20);
        action();

        // The bound is on the work done: a machine that does something else beside must not fail the test. A hang that does no work fails it too.
        process.Refresh();
        Assert.True(process.TotalProcessorTime - worked < MaxTime && clock.Elapsed < MaxWait, $"It took {clock.Elapsed}.");
        Assert.True(Math.Max(peak, Environment.WorkingSet) - before < MaxGrowth, $"The process grew by {(peak - before) >> 20} MiB.");
    }

    private static int Field(byte[] file, int tag)
    {
        int directory = BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(4));
        for (int i = 0; i < BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(directory)); i++)
        {
            int at = directory + 2 + (12 * i);
            if (BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(at)) == tag)
            {
                return at;
            }
        }

        throw new InvalidOperationException($"The file has no field {tag}.");
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        uint crc = 0xFFFFFFFF;
        foreach (byte b in bytes)
        {
            crc ^= b;
            for (int k = 0; k < 8; k++)
            {
                crc = (crc & 1) != 0 ? 0xEDB88320 ^ (crc >> 1) : crc >> 1;
            }
        }

        return ~crc;
    }
}
