namespace RsPlugins.Geo.Regions;

/// <summary>
/// Finds the regions of a class map while its rows go by: pixels of one class that touch along a side. Two rows of labels are held; labels that turn out to be one region are joined.
/// </summary>
internal sealed class RegionLabels
{
    private readonly int width;
    private int[] above;
    private int[] current;
    private int[] parents = new int[1024];

    public RegionLabels(int width)
    {
        this.width = width;
        above = new int[width];
        current = new int[width];
    }

    /// <summary>How many labels were given so far.</summary>
    public int Count { get; private set; }

    /// <summary>The labels of the last row; not all are roots.</summary>
    public ReadOnlySpan<int> Row => current;

    /// <summary>The labels of the row before it.</summary>
    public ReadOnlySpan<int> RowAbove => above;

    /// <summary>Labels a row.</summary>
    /// <param name="classesAbove">The row above; empty for the first one.</param>
    /// <param name="classes">The row.</param>
    /// <param name="joined">Told the root that remains and the one that ends, when two regions turn out to be one.</param>
    public void Next(ReadOnlySpan<byte> classesAbove, ReadOnlySpan<byte> classes, Action<int, int> joined)
    {
        (above, current) = (current, above);
        for (int x = 0; x < width; x++)
        {
            int label = x > 0 && classes[x] == classes[x - 1] ? current[x - 1] : -1;
            if (!classesAbove.IsEmpty && classes[x] == classesAbove[x])
            {
                label = label < 0 ? Root(above[x]) : Join(label, above[x], joined);
            }

            current[x] = label < 0 ? New() : label;
        }
    }

    /// <summary>The label that stands for a whole region, so far.</summary>
    public int Root(int label)
    {
        int root = label;
        while (parents[root] != root)
        {
            root = parents[root];
        }

        while (parents[label] != root)
        {
            (label, parents[label]) = (parents[label], root);
        }

        return root;
    }

    private int New()
    {
        if (Count == parents.Length)
        {
            Array.Resize(ref parents, checked(2 * Count));
        }

        parents[Count] = Count;
        return Count++;
    }

    private int Join(int a, int b, Action<int, int> joined)
    {
        (int one, int other) = (Root(a), Root(b));
        if (one == other)
        {
            return one;
        }

        // The earlier label stays, so that chains of parents are short where regions grow downwards.
        (int stays, int ends) = one < other ? (one, other) : (other, one);
        parents[ends] = stays;
        joined(stays, ends);
        return stays;
    }
}
