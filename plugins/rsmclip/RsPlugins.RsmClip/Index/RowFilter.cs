using System.Numerics;

namespace RsPlugins.RsmClip.Index;

/// <summary>A set of rows, one bit each.</summary>
/// <param name="rows">Rows that may be chosen: 0 to one less than this.</param>
internal sealed class RowFilter(int rows)
{
    private const int Bits = 64;
    private readonly ulong[] words = new ulong[(rows + Bits - 1) / Bits];

    /// <summary>Rows that may be chosen.</summary>
    public int Rows => rows;

    /// <summary>Chooses a row.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public void Add(int row)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(row);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, rows);
        words[row / Bits] |= 1UL << (row % Bits);
    }

    /// <summary>The number of chosen rows.</summary>
    public int Count => words.Sum(BitOperations.PopCount);

    public bool Contains(int row) => (words[row / Bits] & (1UL << (row % Bits))) != 0;

    /// <summary>The next run of neighbouring chosen rows.</summary>
    /// <param name="from">First row looked at.</param>
    /// <param name="end">One more than the last row looked at.</param>
    /// <returns>First row and one more than the last; both <paramref name="end"/> when there is none.</returns>
    public (int First, int End) NextRun(int from, int end)
    {
        int first = Next(from, end, invert: 0);
        return (first, Next(first, end, invert: ulong.MaxValue));
    }

    private int Next(int from, int end, ulong invert)
    {
        for (int row = from; row < end; row = ((row / Bits) + 1) * Bits)
        {
            ulong rest = (words[row / Bits] ^ invert) >> (row % Bits);
            if (rest != 0)
            {
                return Math.Min(end, row + BitOperations.TrailingZeroCount(rest));
            }
        }

        return end;
    }
}
