using RsPlugins.Geo.Rasters;
using RsPlugins.Geo.Regions;

namespace RsPlugins.Geo.Tests.Regions;

public sealed class ClassMapSieveTests
{
    private static readonly ClassColor[] Colors = [.. Enumerable.Range(0, 10).Select(i => new ClassColor($"class {i}", (byte)i, 0, 0))];

    [Theory]
    [InlineData("0000 0100 0000", 2, 1, "0000 0000 0000")]
    [InlineData("0000 0110 0000", 2, 0, "0000 0110 0000")]
    [InlineData("0022 0122 0022", 2, 1, "0022 0022 0022")]
    [InlineData("0111 2111 0111", 2, 3, "1111 0111 1111")]
    [InlineData(".... .1.. ....", 9, 0, ".... .1.. ....")]
    [InlineData("00.11 00.11 00.11", 5, 0, "00.11 00.11 00.11")]
    [InlineData("01010 11111 01010", 3, 6, "11111 11111 11111")]
    [InlineData("1 0 1 1 1", 2, 2, "0 1 1 1 1")]
    public void Small_regions_get_the_class_of_their_longest_border(string before, int minimum, int merged, string after)
    {
        string[] rows = before.Split(' ');
        (byte[] map, long count) = Sieve(Map(before), rows[0].Length, minimum, _ => 1);
        Assert.Equal(Map(after), map);
        Assert.Equal(merged, count);
    }

    [Fact]
    public void Regions_are_judged_by_the_area_of_their_rows()
    {
        byte[] map = Map("0000 0110 0000 0000 0110 0000");
        Assert.Equal(Map("0000 0000 0000 0000 0110 0000"), Sieve(map, 4, 5, y => y < 3 ? 1 : 3).Map);
    }

    [Theory]
    [InlineData(90, 70, 1)]
    [InlineData(31, 300, 2)]
    public void Large_regions_keep_their_class(int width, int height, int seed)
    {
        Random random = new(seed);
        byte[] map = [.. Enumerable.Range(0, width * height).Select(i => random.Next(4) == 0 ? (byte)random.Next(3) : (byte)(i % width / 30))];
        byte[] sieved = Sieve(map, width, 6, _ => 1).Map;
        int[] regions = Sizes(map, width);
        Assert.All(Enumerable.Range(0, map.Length).Where(i => regions[i] >= 6), i => Assert.Equal(map[i], sieved[i]));
        Assert.All(Enumerable.Range(0, map.Length).Where(i => regions[i] < 6), i => Assert.NotEqual(map[i], sieved[i]));
    }

    /// <summary>For each pixel the size of its region, by filling from every pixel that was not reached yet.</summary>
    private static int[] Sizes(byte[] map, int width)
    {
        int[] sizes = new int[map.Length];
        for (int start = 0; start < map.Length; start++)
        {
            if (sizes[start] > 0)
            {
                continue;
            }

            HashSet<int> region = [start];
            Queue<int> queue = new([start]);
            while (queue.TryDequeue(out int at))
            {
                foreach (int next in new[] { at % width > 0 ? at - 1 : -1, at % width < width - 1 ? at + 1 : -1, at - width, at + width })
                {
                    if (next >= 0 && next < map.Length && map[next] == map[start] && region.Add(next))
                    {
                        queue.Enqueue(next);
                    }
                }
            }

            foreach (int at in region)
            {
                sizes[at] = region.Count;
            }
        }

        return sizes;
    }

    private static byte[] Map(string rows) => [.. rows.Where(c => c != ' ').Select(c => c == '.' ? ClassMapWriter.NoData : (byte)(c - '0'))];

    private static (byte[] Map, long Merged) Sieve(byte[] map, int width, double minimum, Func<int, double> pixelArea)
    {
        using TemporaryFolder folder = new();
        int height = map.Length / width;
        ClassMapWriter.Write(folder.File("map.tif"), map, width, height, Colors, null, null, CancellationToken.None);
        using IRasterReader reader = RasterFile.Open(folder.File("map.tif"));
        using ClassMapWriter writer = new(folder.File("sieved.tif"), width, height, Colors, null, null);
        List<double> reports = [];
        long merged = ClassMapSieve.Merge(reader, writer, minimum, pixelArea, reports.Add, CancellationToken.None);
        writer.Complete();
        Assert.Equal(Enumerable.Range(0, 2 * height).Select(row => row / (2.0 * height)), reports);
        using IRasterReader sieved = RasterFile.Open(folder.File("sieved.tif"));
        return (sieved.Read(new RasterWindow(0, 0, width, height), [1], CancellationToken.None).Data.ToArray(), merged);
    }
}
