namespace RsPlugins.RsmClip.Training.Data;

/// <summary>The training images of one data set in an endless sequence of shuffled epochs. One thread at a time.</summary>
/// <param name="index">Place of the data set.</param>
/// <param name="set">The data set.</param>
/// <param name="count">Its pairs in a mixed batch.</param>
internal sealed class SetSequence(int index, ImageSet set, int count)
{
    private const int OrderStream = 1;
    private const int MostSets = 16;
    private readonly IReadOnlyList<ImageEntry> _entries = set.Split("train");
    private long _epoch = -1;
    private int[] _order = [];

    /// <summary>Place of the data set.</summary>
    public int Index => index;

    /// <summary>The data set.</summary>
    public ImageSet Set => set;

    /// <summary>Its pairs in a mixed batch.</summary>
    public int Count => count;

    /// <summary>Its training images.</summary>
    public int ImageCount => _entries.Count;

    /// <summary>The image at a place of the sequence.</summary>
    /// <param name="place">From 0.</param>
    /// <param name="seed">Seed of the run.</param>
    public ImageEntry At(long place, long seed)
    {
        long epoch = place / _entries.Count;
        if (epoch != _epoch)
        {
            SeededRandom random = new(seed, (OrderStream * MostSets) + index, epoch);
            _order = [.. Enumerable.Range(0, _entries.Count)];
            for (int i = _order.Length - 1; i > 0; i--)
            {
                int other = random.Below(i + 1);
                (_order[i], _order[other]) = (_order[other], _order[i]);
            }

            _epoch = epoch;
        }

        return _entries[_order[place % _entries.Count]];
    }
}
