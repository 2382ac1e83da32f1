using RsPlugins.RsmClip.Index;

namespace RsPlugins.RsmClip.Tests.Index;

public sealed class DotKernelTests
{
    public static TheoryData<string> Names => [.. DotKernel.All.Where(kernel => kernel.IsSupported).Select(kernel => kernel.Name)];

    [Fact]
    public void One_kernel_runs_on_every_processor() => Assert.Contains(DotKernel.All, kernel => kernel is { Name: "Vector128", IsSupported: true });

    [Theory]
    [MemberData(nameof(Names))]
    public void Sums_are_exact_integers_at_the_ends_of_the_range(string name)
    {
        DotKernel kernel = DotKernel.All.Single(one => one.Name == name);
        Random random = new(3);
        foreach (int stride in (int[])[64, 128, 512, 1024, 65536])
        {
            foreach (int count in (int[])[1, 3, 4, 9])
            {
                float[] query = [.. Enumerable.Range(0, stride).Select(d => d % 7 == 0 ? 1f : stride == 65536 ? 1f : random.NextSingle() - 0.5f)];
                QuantisedQuery quantised = new(query, stride);
                byte[] rows = [.. Enumerable.Range(0, count * stride).Select(i => i < stride ? (byte)255 : (byte)random.Next(1, 256))];
                int[] high = new int[count], low = new int[count], halves = new int[count];

                kernel.Run(rows, stride, quantised, high, low);
                kernel.RunSieve(rows.AsSpan(0, count * stride / 2), stride / 2, quantised, halves);

                for (int row = 0; row < count; row++)
                {
                    Assert.Equal(Sum(rows.AsSpan(row * stride, stride), quantised.High), high[row]);
                    Assert.Equal(HalfSum(rows.AsSpan(row * stride / 2, stride / 2), quantised.High), halves[row]);
                    Assert.Equal(Sum(rows.AsSpan(row * stride, stride), quantised.Low), low[row]);
                }
            }
        }
    }

    private static long HalfSum(ReadOnlySpan<byte> row, ReadOnlySpan<short> plane)
    {
        long sum = 0;
        for (int d = 0; d < row.Length; d++)
        {
            sum += ((row[d] & 15) * plane[d]) + ((row[d] >> 4) * plane[d + row.Length]);
        }

        return sum;
    }

    private static long Sum(ReadOnlySpan<byte> row, ReadOnlySpan<short> plane)
    {
        long sum = 0;
        for (int d = 0; d < row.Length; d++)
        {
            sum += row[d] * plane[d];
        }

        return sum;
    }
}
