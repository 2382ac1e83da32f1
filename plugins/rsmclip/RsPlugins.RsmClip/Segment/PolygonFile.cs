using System.Text.Json.Nodes;
using NetTopologySuite.Coverage;
using NetTopologySuite.Geometries;
using RsPlugins.Geo.Rasters;
using RsPlugins.Geo.Regions;
using RsPlugins.Geo.Vectors;
using RsPlugins.RsmClip.Tools;
using RsPlugins.Sdk.Files;

namespace RsPlugins.RsmClip.Segment;

/// <summary>The regions of a class map as a layer of polygons, coloured by class.</summary>
internal sealed class PolygonFile : IDisposable
{
    private const string Layer = "segments";
    private readonly StagedFile file;
    private readonly GeoPackageWriter writer;
    private readonly IReadOnlyList<ClassColor> colors;
    private readonly AreaMeasure? measure;
    private bool closed;

    public PolygonFile(string path, Crs? crs, IReadOnlyList<ClassColor> colors)
    {
        this.colors = colors;
        measure = AreaMeasure.For(crs);
        file = new StagedFile(path);
        try
        {
            writer = new GeoPackageWriter(file.Path, Layer, crs, [
                new("class", GeoPackageColumnType.Text), new("class_id", GeoPackageColumnType.Integer),
                new("area_m2", GeoPackageColumnType.Real), new("pixels", GeoPackageColumnType.Integer)]);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Adds all regions of a map.</summary>
    /// <param name="map">The class map.</param>
    /// <param name="simplify">How far, in pixels, outlines may be moved to be simpler; 0 for not at all. All polygons are held in memory then, since neighbours are simplified together.</param>
    /// <param name="report">Told the share of the rows that were traced.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public void Add(IRasterReader map, double simplify, Action<double> report, CancellationToken cancellationToken)
    {
        IEnumerable<ClassRegion> regions = ClassMapPolygons.Trace(map, report, cancellationToken);
        foreach (ClassRegion region in simplify > 0 ? Simplified([.. regions], simplify * map.Transform.PixelWidth, cancellationToken) : regions)
        {
            writer.Add(region.Polygon, colors[region.Class].Name, (int)region.Class, measure?.Of(region.Polygon), region.Pixels);
        }
    }

    /// <summary>Completes the file.</summary>
    public void Complete(JsonObject provenance)
    {
        writer.AddStyle("class", colors);
        writer.Commit();
        writer.Dispose();
        closed = true;
        OutputProvenance.AddToGeoPackage(file.Path, Layer, provenance);
    }

    public void Commit() => file.Commit();

    public void Dispose()
    {
        if (!closed)
        {
            writer.Dispose();
        }

        file.Dispose();
    }

    private static ClassRegion[] Simplified(ClassRegion[] regions, double tolerance, CancellationToken cancellationToken)
    {
        // The library cannot be stopped on its way: when the call ends, what it still does is of no use to anyone.
        Geometry[] simpler = Task.Run(() => CoverageSimplifier.Simplify([.. regions.Select(region => (Geometry)region.Polygon)], tolerance), cancellationToken)
            .WaitAsync(cancellationToken).GetAwaiter().GetResult();
        return [.. regions.Zip(simpler, (region, geometry) => region with { Polygon = (Polygon)geometry })];
    }
}
