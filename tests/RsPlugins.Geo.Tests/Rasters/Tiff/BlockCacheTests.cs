using RsPlugins.Geo.Rasters.Tiff;

namespace RsPlugins.Geo.Tests.Rasters.Tiff;

public sealed class BlockCacheTests
{
    private const int Length = 1000;
    private readonly BlockCache cache = new(2 * Length);

    [Fact]
    public void A_block_that_is_read_keeps_its_bytes_when_it_leaves()
    {
        CachedBlock read = Added(0);
        for (int block = 1; block < 20; block++)
        {
            Added(block).Dispose();
        }

        Assert.False(cache.TryFind(0, 0, out _));
        Assert.All(read.Data, value => Assert.Equal(0, value));
    }

    [Fact]
    public void Arrays_that_nobody_reads_are_used_again()
    {
        HashSet<byte[]> arrays = new(ReferenceEqualityComparer.Instance);
        for (int block = 0; block < 100; block++)
        {
            using CachedBlock added = Added(block);
            arrays.Add(added.Data);
        }

        Assert.InRange(arrays.Count, 1, 3);
    }

    [Fact]
    public void Of_two_equal_blocks_the_first_stays_and_both_can_be_read()
    {
        using CachedBlock first = Added(7), second = Added(7);
        Assert.True(cache.TryFind(0, 7, out CachedBlock? found));
        Assert.Same(first, found);
        Assert.NotSame(first.Data, second.Data);
        found.Dispose();
    }

    private CachedBlock Added(int block)
    {
        byte[] data = cache.Take(Length);
        Array.Fill(data, (byte)block);
        return cache.Add(0, block, data);
    }
}
