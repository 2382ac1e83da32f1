using NetTopologySuite.Geometries;

namespace RsPlugins.Geo.Coordinates;

/// <summary>Transforms polygons, with vertices added where a straight edge becomes a curve.</summary>
internal sealed class CurvedEdges(ICrsTransform transform, double tolerance)
{
    /// <summary>An edge is halved this often at most, so into 4096 parts.</summary>
    private const int Deepest = 12;

    private const double Turn = 360;
    private static readonly double[] Probes = [0.25, 0.5, 0.75];
    private readonly bool wraps = transform.To.IsGeographic;

    public Geometry Transform(Geometry area)
    {
        List<Geometry> parts = [];
        for (int i = 0; i < area.NumGeometries; i++)
        {
            Polygon polygon = (Polygon)area.GetGeometryN(i);
            LinearRing shell = Ring(polygon.Shell, null);
            parts.AddRange(Wrapped(new Polygon(shell, [.. polygon.Holes.Select(hole => Ring(hole, shell.Coordinate.X))])));
        }

        return parts.Count == 1 ? parts[0] : area.Factory.CreateMultiPolygon([.. parts.Cast<Polygon>()]);
    }

    private LinearRing Ring(LinearRing ring, double? near)
    {
        Coordinate[] corners = ring.Coordinates;
        List<Coordinate> vertices = [To(corners[0], near ?? 0, wraps && near is not null)];
        for (int i = 1; i < corners.Length; i++)
        {
            Edge(corners[i - 1], corners[i], vertices[^1], To(corners[i], vertices[^1].X, wraps), vertices, 0);
        }

        // The last vertex is the first one, but for rounding on the way round.
        vertices[^1] = vertices[0].Copy();
        return new LinearRing([.. vertices]);
    }

    private void Edge(Coordinate from, Coordinate to, Coordinate start, Coordinate end, List<Coordinate> vertices, int depth)
    {
        if (depth < Deepest && Probes.Any(share => Off(share) > tolerance))
        {
            Coordinate middle = Between(from, to, 0.5), at = To(middle, start.X, wraps);
            Edge(from, middle, start, at, vertices, depth + 1);
            Edge(middle, to, at, To(to, at.X, wraps), vertices, depth + 1);
            return;
        }

        vertices.Add(end);

        double Off(double share) => To(Between(from, to, share), start.X, wraps).Distance(Between(start, end, share));
    }

    private Coordinate To(Coordinate place, double near, bool unwrap)
    {
        (double x, double y) = transform.Apply(place.X, place.Y);
        return new Coordinate(unwrap ? x + (Turn * Math.Round((near - x) / Turn)) : x, y);
    }

    private static Coordinate Between(Coordinate from, Coordinate to, double share) => new(from.X + ((to.X - from.X) * share), from.Y + ((to.Y - from.Y) * share));

    /// <summary>The parts of an area whose longitudes run on beyond 180°, each between -180° and 180°.</summary>
    private IEnumerable<Geometry> Wrapped(Polygon polygon)
    {
        polygon = polygon.Shell.IsCCW ? polygon : (Polygon)polygon.Reverse();
        if (!wraps || (polygon.EnvelopeInternal.MinX >= -180 && polygon.EnvelopeInternal.MaxX <= 180))
        {
            yield return polygon;
            yield break;
        }

        foreach (int turn in (int[])[-1, 0, 1])
        {
            Geometry world = polygon.Factory.ToGeometry(new Envelope(-180 + (turn * Turn), 180 + (turn * Turn), -90, 90));
            Geometry part = polygon.Intersection(world);
            for (int i = 0; i < part.NumGeometries; i++)
            {
                if (part.GetGeometryN(i) is Polygon { IsEmpty: false } piece)
                {
                    Polygon moved = (Polygon)piece.Copy();
                    moved.Apply(new NetTopologySuite.Geometries.Utilities.AffineTransformation().Translate(-turn * Turn, 0));
                    yield return moved.Shell.IsCCW ? moved : (Polygon)moved.Reverse();
                }
            }
        }
    }
}
