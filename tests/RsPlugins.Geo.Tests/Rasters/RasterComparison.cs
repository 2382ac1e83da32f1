using System.Globalization;
using System.Security.Cryptography;
using RsPlugins.Geo.Rasters;

namespace RsPlugins.Geo.Tests.Rasters;

/// <summary>Compares a reader with what GDAL read, bit for bit.</summary>
internal static class RasterComparison
{
    private static readonly Dictionary<string, string> TypeNames = new(StringComparer.Ordinal)
    {
        ["u1"] = "UInt8", ["i1"] = "Int8", ["u2"] = "UInt16", ["i2"] = "Int16", ["u4"] = "UInt32", ["i4"] = "Int32", ["f4"] = "Float32", ["f8"] = "Float64",
    };

    public static void Pixels(ExpectedRaster expected, IRasterReader reader)
    {
        Assert.Equal((expected.Width, expected.Height, expected.Bands), (reader.Width, reader.Height, reader.BandCount));
        if (expected.Unreadable)
        {
            RasterException error = Assert.Throws<RasterException>(() => reader.Read(new RasterWindow(0, 0, reader.Width, reader.Height), [1], CancellationToken.None));
            Assert.Equal(RasterErrorKind.Damaged, error.Kind);
            Assert.NotEmpty(error.Hint);
            return;
        }

        Assert.Equal(TypeNames[expected.Type], reader.Type.ToString());
        foreach (ExpectedWindow window in expected.Windows)
        {
            Assert.Equal<string>(window.Sha256, Hashes(reader, new RasterWindow(window.Window[0], window.Window[1], window.Window[2], window.Window[3])));
        }

        Assert.Equal(expected.Overviews.Select(o => (o[0], o[1])), reader.Overviews);
        for (int i = 0; i < expected.Overviews.Length; i++)
        {
            IRasterReader overview = reader.Overview(i);
            Assert.Equal(expected.OverviewSha256![i], Hashes(overview, new RasterWindow(0, 0, overview.Width, overview.Height)));
        }

        Assert.Equal(expected.Mask, reader.HasMask);
        if (expected.Mask)
        {
            byte[] mask = reader.ReadMask(new RasterWindow(0, 0, reader.Width, reader.Height), CancellationToken.None);
            Assert.Equal(expected.MaskSha256, Convert.ToHexStringLower(SHA256.HashData(mask)));
        }
    }

    public static void Place(ExpectedRaster expected, IRasterReader reader)
    {
        Assert.Equal(expected.Epsg, reader.Crs?.Epsg);
        Assert.Equal(expected.HasCrs, reader.Crs is not null);
        Assert.Equal(expected.Transform is not null, reader.IsGeoreferenced);
        GeoTransform t = reader.Transform;
        Assert.Equal(expected.Transform ?? [0, 1, 0, 0, 0, 1], new[] { t.OriginX, t.ColumnX, t.RowX, t.OriginY, t.ColumnY, t.RowY });
        Assert.Equal(expected.Nodata is null ? null : double.Parse(expected.Nodata, CultureInfo.InvariantCulture), reader.NoData);
        Assert.Equal(expected.Palette is null, reader.Palette is null);
        if (expected.Palette is not null)
        {
            Assert.Equal(expected.Palette.Select(c => (c[0], c[1], c[2])), reader.Palette!.Entries.Select(c => ((int)c.Red, (int)c.Green, (int)c.Blue)));
        }
    }

    private static string[] Hashes(IRasterReader reader, RasterWindow window)
    {
        int[] bands = [.. Enumerable.Range(1, reader.BandCount)];
        RasterBlock block = reader.Read(window, bands, CancellationToken.None);
        int length = block.Data.Length / bands.Length;
        return [.. bands.Select((_, i) => Convert.ToHexStringLower(SHA256.HashData(block.Data.Span.Slice(i * length, length))))];
    }
}
