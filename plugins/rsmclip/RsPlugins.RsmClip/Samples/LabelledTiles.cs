using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Prepared;
using NetTopologySuite.Geometries.Utilities;
using RsPlugins.Geo.Coordinates;
using RsPlugins.Geo.Rasters;
using RsPlugins.RsmClip.Index;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Samples;

/// <summary>The tiles of a raster whose middle lies in a labelled polygon, and those around labelled points and around polygons too small for that.</summary>
internal static class LabelledTiles
{
    /// <summary>Finds them.</summary>
    /// <param name="raster">The raster.</param>
    /// <param name="labels">The labels.</param>
    /// <param name="size">Side of a tile, pixels.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>Each tile once, from the top left, with the name of its class; a tile of two classes is left out.</returns>
    /// <exception cref="ToolException">The raster has no georeference, or is smaller than a tile.</exception>
    /// <exception cref="RasterException">The CRS of the labels cannot be transformed to the raster's.</exception>
    public static IReadOnlyList<(RasterWindow Window, string Name)> Of(IRasterReader raster, LabelLayer labels, int size, CancellationToken cancellationToken)
    {
        if (!raster.IsGeoreferenced)
        {
            throw new ToolException(ErrorIds.RasterUnreferenced, "The raster has no georeference, so that labels cannot be found on it.", "Give the raster a georeference.");
        }

        if (raster.Width < size || raster.Height < size)
        {
            throw new ToolException(ErrorIds.ArgumentInvalid, $"The raster has {raster.Width} × {raster.Height} pixels, a tile {size}.", "Choose a smaller tile.");
        }

        ICrsTransform? transform = labels.Crs is { } from && raster.Crs is { } to && !IndexReference.Same(from, to) ? CrsTransform.Find(from, to) : null;
        Dictionary<(int X, int Y), string?> found = [];
        foreach ((Geometry shape, string name) in labels.Features)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach ((int X, int Y) corner in Corners(InPixels(shape, transform, raster.Transform), raster, size))
            {
                found[corner] = found.TryGetValue(corner, out string? other) && other != name ? null : name;
            }
        }

        return [.. found.Where(one => one.Value is not null).OrderBy(one => one.Key.Y).ThenBy(one => one.Key.X).Select(one => (new RasterWindow(one.Key.X, one.Key.Y, size, size), one.Value!))];
    }

    private static IEnumerable<(int X, int Y)> Corners(Geometry shape, IRasterReader raster, int size)
    {
        if (shape is GeometryCollection parts)
        {
            return parts.Geometries.SelectMany(part => Corners(part, raster, size));
        }

        return shape is Polygon polygon ? InPolygon(polygon, raster, size) : Around(shape.Centroid.Coordinate, raster, size);
    }

    private static IEnumerable<(int X, int Y)> InPolygon(Polygon polygon, IRasterReader raster, int size)
    {
        Envelope box = polygon.EnvelopeInternal;
        IPreparedGeometry prepared = PreparedGeometryFactory.Prepare(polygon);
        bool any = false;
        for (int row = First(box.MinY, size); row < raster.Height / size && Middle(row, size) <= box.MaxY; row++)
        {
            for (int column = First(box.MinX, size); column < raster.Width / size && Middle(column, size) <= box.MaxX; column++)
            {
                if (prepared.Covers(new Point(Middle(column, size), Middle(row, size))))
                {
                    any = true;
                    yield return (column * size, row * size);
                }
            }
        }

        if (!any)
        {
            foreach ((int X, int Y) corner in Around(polygon.InteriorPoint.Coordinate, raster, size))
            {
                yield return corner;
            }
        }
    }

    private static IEnumerable<(int X, int Y)> Around(Coordinate middle, IRasterReader raster, int size)
    {
        if (middle.X >= 0 && middle.Y >= 0 && middle.X < raster.Width && middle.Y < raster.Height)
        {
            yield return (Begin(middle.X, raster.Width, size), Begin(middle.Y, raster.Height, size));
        }
    }

    private static int First(double edge, int size) => Math.Max(0, (int)Math.Ceiling((edge / size) - 0.5));

    private static double Middle(int number, int size) => (number + 0.5) * size;

    private static int Begin(double middle, int length, int size) => Math.Clamp((int)Math.Floor(middle) - (size / 2), 0, length - size);

    private static Geometry InPixels(Geometry shape, ICrsTransform? transform, GeoTransform raster)
    {
        Geometry moved = shape.Copy();
        foreach (Coordinate at in moved.Coordinates)
        {
            (double x, double y) = transform is null ? (at.X, at.Y) : transform.Apply(at.X, at.Y);
            (at.X, at.Y) = raster.ToPixel(x, y);
        }

        moved.GeometryChanged();
        return moved is Polygon or MultiPolygon && !moved.IsValid ? GeometryFixer.Fix(moved) : moved;
    }
}
