namespace RsPlugins.Geo.Regions;

/// <summary>
/// Pieces of boundaries that grow at both ends until they close to rings. A piece is known by its two ends, a head and a tail; corners lie in one table, whose places are used again.
/// </summary>
internal sealed class BoundaryChains
{
    private const int None = -1;
    private readonly Stack<int> freeEnds = new();
    private (int X, int Y, int Next)[] corners = new (int, int, int)[1024];
    private (int Corner, int Partner)[] ends = new (int, int)[512];
    private int cornerCount;
    private int endCount;
    private int freeCorner = None;

    /// <summary>A piece of one corner.</summary>
    public (int Head, int Tail) Start(int x, int y)
    {
        int corner = Corner(x, y), head = End(), tail = End();
        (ends[head], ends[tail]) = ((corner, tail), (corner, head));
        return (head, tail);
    }

    /// <summary>A corner behind a tail.</summary>
    public int Append(int tail, int x, int y)
    {
        int corner = Corner(x, y);
        corners[ends[tail].Corner].Next = corner;
        ends[tail].Corner = corner;
        return tail;
    }

    /// <summary>A corner before a head.</summary>
    public int Prepend(int head, int x, int y)
    {
        int corner = Corner(x, y);
        corners[corner].Next = ends[head].Corner;
        ends[head].Corner = corner;
        return head;
    }

    /// <summary>Connects a tail with a head; both ends are gone then.</summary>
    /// <returns>A ring to <see cref="Take"/> when they were the ends of one piece, else -1.</returns>
    public int Connect(int tail, int head)
    {
        int ring = None;
        if (ends[tail].Partner == head)
        {
            ring = ends[head].Corner;
        }
        else
        {
            corners[ends[tail].Corner].Next = ends[head].Corner;
            (int first, int last) = (ends[tail].Partner, ends[head].Partner);
            (ends[first].Partner, ends[last].Partner) = (last, first);
        }

        freeEnds.Push(tail);
        freeEnds.Push(head);
        return ring;
    }

    /// <summary>Takes the corners of a ring, the first of which is not repeated at the end.</summary>
    public List<(int X, int Y)> Take(int ring)
    {
        List<(int, int)> taken = [];
        for (int corner = ring; corner != None;)
        {
            (int x, int y, int next) = corners[corner];
            taken.Add((x, y));
            corners[corner].Next = freeCorner;
            freeCorner = corner;
            corner = next;
        }

        return taken;
    }

    private int End()
    {
        if (freeEnds.TryPop(out int end))
        {
            return end;
        }

        if (endCount == ends.Length)
        {
            Array.Resize(ref ends, checked(2 * endCount));
        }

        return endCount++;
    }

    private int Corner(int x, int y)
    {
        int corner = freeCorner;
        if (corner != None)
        {
            freeCorner = corners[corner].Next;
        }
        else
        {
            corner = cornerCount++;
            if (corner == corners.Length)
            {
                Array.Resize(ref corners, checked(2 * corner));
            }
        }

        corners[corner] = (x, y, None);
        return corner;
    }
}
