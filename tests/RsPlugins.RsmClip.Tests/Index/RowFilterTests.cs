using RsPlugins.RsmClip.Index;

namespace RsPlugins.RsmClip.Tests.Index;

public sealed class RowFilterTests
{
    [Fact]
    public void Runs_are_the_chosen_rows_within_the_ends()
    {
        Random random = new(1);
        foreach (int rows in (int[])[1, 63, 64, 65, 200, 1000])
        {
            RowFilter filter = new(rows);
            HashSet<int> chosen = [.. Enumerable.Range(0, rows).Where(row => row / 40 % 2 == 0 || random.Next(5) == 0)];
            foreach (int row in chosen)
            {
                filter.Add(row);
            }

            int from = rows / 5, end = rows - (rows / 7);
            List<int> seen = [];
            for ((int First, int End) run = filter.NextRun(from, end); run.First < end; run = filter.NextRun(run.End, end))
            {
                seen.AddRange(Enumerable.Range(run.First, run.End - run.First));
            }

            Assert.Equal(chosen.Where(row => row >= from && row < end).Order(), seen);
            Assert.Equal(chosen.Count, filter.Count);
            Assert.Equal(chosen.Contains(rows - 1), filter.Contains(rows - 1));
        }
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(10)]
    public void A_row_that_is_not_there_cannot_be_chosen(int row) => Assert.Throws<ArgumentOutOfRangeException>(() => new RowFilter(10).Add(row));
}
