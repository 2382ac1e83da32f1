namespace RsPlugins.Geo.Regions;

/// <summary>
/// Follows the boundaries of all regions of a class map at once while its rows go by. What is held are two rows and the boundaries of the regions that have not ended yet.
/// Every corner where three or more regions meet is part of each of their boundaries, so that neighbours share their edges corner by corner.
/// </summary>
internal sealed class RegionTracer(int width, byte noData)
{
    private const int None = -1;
    private readonly RegionLabels labels = new(width);
    private readonly BoundaryChains chains = new();
    private readonly Dictionary<int, Region> open = [];
    private readonly int[] tails = Filled(width + 1);
    private readonly int[] heads = Filled(width + 1);
    private readonly byte[] outside = [.. Enumerable.Repeat(noData, width)];
    private byte[] above = [.. Enumerable.Repeat(noData, width)];
    private byte[] current = [.. Enumerable.Repeat(noData, width)];
    private int y;

    /// <summary>Adds the next row.</summary>
    /// <returns>The regions that ended above it: class, pixels, and rings of corners, clockwise (y down) around the region and counter-clockwise around its holes; a ring may touch itself.</returns>
    public IEnumerable<TracedRegion> Add(ReadOnlySpan<byte> classes)
    {
        (above, current) = (current, above);
        classes.CopyTo(current);
        labels.Next(y == 0 ? [] : above, current, Join);
        int left = None;
        for (int x = 0; x < width; x++)
        {
            int label = labels.Row[x];
            if (current[x] == noData)
            {
                left = None;
                continue;
            }

            int root = label == left ? label : labels.Root(label);
            left = root;
            if (!open.TryGetValue(root, out Region? region))
            {
                region = new Region(current[x]);
                open.Add(root, region);
            }

            region.LastRow = y;
            region.Pixels++;
        }

        FollowLine();
        y++;
        return Ended();
    }

    /// <summary>Ends the map.</summary>
    /// <returns>The regions that reached its last row.</returns>
    public IEnumerable<TracedRegion> Complete()
    {
        if (y == 0)
        {
            return [];
        }

        (above, current) = (current, outside);
        labels.Next([], outside, Join);
        FollowLine();
        y++;
        return Ended();
    }

    private static int[] Filled(int length) => [.. Enumerable.Repeat(None, length)];

    private List<TracedRegion> Ended()
    {
        List<TracedRegion> ended = [];
        ReadOnlySpan<int> row = labels.RowAbove;
        for (int x = 0; y > 1 && x < width; x++)
        {
            if (above[x] == noData || (x > 0 && row[x] == row[x - 1]))
            {
                continue;
            }

            int root = labels.Root(row[x]);
            if (open.TryGetValue(root, out Region? region) && region.LastRow < y - 1)
            {
                open.Remove(root);
                ended.Add(new TracedRegion(region.Class, region.Pixels, [.. region.Rings.Select(chains.Take)]));
            }
        }

        return ended;
    }

    private void Join(int stays, int ends)
    {
        if (!open.Remove(ends, out Region? gone))
        {
            return;
        }

        if (open.TryGetValue(stays, out Region? region))
        {
            region.Pixels += gone.Pixels;
            region.LastRow = Math.Max(region.LastRow, gone.LastRow);
            region.Rings.AddRange(gone.Rings);
        }
        else
        {
            open.Add(stays, gone);
        }
    }

    /// <summary>Goes along the line between two rows, corner by corner. Boundaries run so that their region is at the right hand.</summary>
    private void FollowLine()
    {
        int head = None, tail = None;
        for (int x = 0; x <= width; x++)
        {
            byte topLeft = x > 0 ? above[x - 1] : noData, topRight = x < width ? above[x] : noData;
            byte bottomLeft = x > 0 ? current[x - 1] : noData, bottomRight = x < width ? current[x] : noData;
            if (topLeft == topRight && topLeft == bottomLeft && topLeft == bottomRight)
            {
                continue;
            }

            (int nextHead, int nextTail, int downTail, int downHead) = (None, None, None, None);
            Corner at = new(topLeft != topRight, bottomLeft != bottomRight, topLeft != bottomLeft, topRight != bottomRight);
            if (topLeft != noData)
            {
                FollowTopLeft(x, at, head, ref nextHead, ref nextTail, ref downTail, ref downHead);
            }

            if (topRight != noData && at.Up)
            {
                FollowTopRight(x, at, tail, ref nextHead, ref downHead);
            }

            if (bottomLeft != noData && at is { Left: true, Down: true })
            {
                downTail = chains.Append(tail, x, y);
            }
            else if (bottomLeft != noData && at is { Left: true, Right: true })
            {
                nextTail = at.Up ? chains.Append(tail, x, y) : tail;
            }

            if (bottomRight != noData && at.Down && at.Right)
            {
                (downHead, nextTail) = chains.Start(x, y);
            }

            (head, tail, tails[x], heads[x]) = (nextHead, nextTail, downTail, downHead);
        }
    }

    private void FollowTopLeft(int x, Corner at, int head, ref int nextHead, ref int nextTail, ref int downTail, ref int downHead)
    {
        switch (at)
        {
            case { Up: true, Left: true }:
                Close(chains.Connect(chains.Append(tails[x], x, y), head), labels.RowAbove[x - 1]);
                break;
            case { Up: true, Down: true }:
                downTail = at.Right ? chains.Append(tails[x], x, y) : tails[x];
                break;
            case { Up: true }:
                nextTail = chains.Append(tails[x], x, y);
                break;
            case { Left: true, Right: true }:
                nextHead = at.Down ? chains.Prepend(head, x, y) : head;
                break;
            case { Left: true }:
                downHead = chains.Prepend(head, x, y);
                break;
            default:
                (nextHead, downTail) = chains.Start(x, y);
                break;
        }
    }

    private void FollowTopRight(int x, Corner at, int tail, ref int nextHead, ref int downHead)
    {
        if (at.Right)
        {
            nextHead = chains.Prepend(heads[x], x, y);
        }
        else if (at.Down)
        {
            downHead = at.Left ? chains.Prepend(heads[x], x, y) : heads[x];
        }
        else
        {
            Close(chains.Connect(chains.Append(tail, x, y), heads[x]), labels.RowAbove[x]);
        }
    }

    private void Close(int ring, int label)
    {
        if (ring != None)
        {
            open[labels.Root(label)].Rings.Add(ring);
        }
    }

    /// <summary>Which of the four edges at a corner part two classes.</summary>
    private readonly record struct Corner(bool Up, bool Down, bool Left, bool Right);

    private sealed class Region(byte @class)
    {
        public byte Class { get; } = @class;

        public long Pixels { get; set; }

        public int LastRow { get; set; }

        public List<int> Rings { get; } = [];
    }
}
