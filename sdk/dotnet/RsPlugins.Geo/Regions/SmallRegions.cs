namespace RsPlugins.Geo.Regions;

/// <summary>Decides, while the rows of a class map go by, which class the pixels of each region get once small regions are merged.</summary>
internal sealed class SmallRegions(int width, byte noData, double minimumArea)
{
    private readonly RegionLabels labels = new(width);
    private readonly Dictionary<int, Region> open = [];
    private readonly List<byte> targets = [];
    private byte[] above = [];
    private int y;

    /// <summary>Regions that get another class.</summary>
    public long Merged { get; private set; }

    /// <summary>The class of the region that a label was given to, once all rows were added and <see cref="Complete"/> was called.</summary>
    public byte TargetOf(int label) => targets[labels.Root(label)];

    public void Add(ReadOnlySpan<byte> classes, double pixelArea)
    {
        labels.Next(above, classes, Join);
        while (targets.Count < labels.Count)
        {
            targets.Add(noData);
        }

        for (int x = 0; x < width; x++)
        {
            if (classes[x] == noData)
            {
                continue;
            }

            Region region = RegionOf(labels.Row[x], classes[x]);
            region.LastRow = y;
            region.Area += pixelArea;
            Border(region, x > 0 ? classes[x - 1] : noData, x > 0 ? labels.Row[x - 1] : -1);
            Border(region, y > 0 ? above[x] : noData, y > 0 ? labels.RowAbove[x] : -1);
        }

        for (int x = 0; y > 0 && x < width; x++)
        {
            int root = labels.Root(labels.RowAbove[x]);
            if (open.TryGetValue(root, out Region? region) && region.LastRow < y)
            {
                Decide(root, region);
            }
        }

        above = classes.ToArray();
        y++;
    }

    public void Complete()
    {
        foreach ((int root, Region region) in open.ToArray())
        {
            Decide(root, region);
        }
    }

    private Region RegionOf(int label, byte value)
    {
        int root = labels.Root(label);
        if (!open.TryGetValue(root, out Region? region))
        {
            region = new Region(value);
            open.Add(root, region);
        }

        return region;
    }

    /// <summary>Counts a side of a pixel that parts two regions, for both.</summary>
    private void Border(Region region, byte other, int label)
    {
        if (other != noData && other != region.Class)
        {
            region.Count(other, minimumArea);
            open[labels.Root(label)].Count(region.Class, minimumArea);
        }
    }

    private void Join(int stays, int ends)
    {
        if (open.Remove(ends, out Region? gone) && !open.TryAdd(stays, gone))
        {
            open[stays].Take(gone);
        }
    }

    private void Decide(int root, Region region)
    {
        open.Remove(root);
        bool merged = region.Area < minimumArea && region.Borders.Count > 0;
        targets[root] = merged ? region.Borders.OrderByDescending(border => border.Value).ThenBy(border => border.Key).First().Key : region.Class;
        Merged += merged ? 1 : 0;
    }

    private sealed class Region(byte @class)
    {
        public byte Class { get; } = @class;

        public double Area { get; set; }

        public int LastRow { get; set; }

        public Dictionary<byte, long> Borders { get; } = [];

        public void Count(byte other, double minimumArea)
        {
            if (Area < minimumArea)
            {
                Borders[other] = Borders.GetValueOrDefault(other) + 1;
            }
        }

        public void Take(Region other)
        {
            Area += other.Area;
            LastRow = Math.Max(LastRow, other.LastRow);
            foreach ((byte key, long value) in other.Borders)
            {
                Borders[key] = Borders.GetValueOrDefault(key) + value;
            }
        }
    }
}
