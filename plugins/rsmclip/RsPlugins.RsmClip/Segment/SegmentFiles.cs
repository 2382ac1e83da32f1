using System.Text.Json.Nodes;
using RsPlugins.Geo.Rasters;
using RsPlugins.Geo.Regions;
using RsPlugins.RsmClip.Tools;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Segment;

/// <summary>The outputs of a segmentation, written under temporary names and given their final ones together at the end. Only what is asked for is written.</summary>
internal sealed class SegmentFiles : IDisposable
{
    private const int MostMerges = 4;

    /// <summary>What the time of all merges and of the polygons is thought to be, of the whole.</summary>
    private const double MergingShare = 0.1;
    private const double TracingShare = 0.2;
    private readonly IRasterReader raster;
    private readonly IReadOnlyList<ClassColor> colors;
    private readonly SegmentOutputs outputs;
    private readonly GeoTransform transform;
    private readonly List<StagedRaster> maps = [];
    private readonly StagedRaster? scores;
    private readonly ScoreMapWriter? scoreWriter;
    private ClassMapWriter classWriter;
    private PolygonFile? polygons;

    /// <param name="raster">The raster that is segmented.</param>
    /// <param name="colors">The classes.</param>
    /// <param name="outputs">What is asked for.</param>
    public SegmentFiles(IRasterReader raster, IReadOnlyList<ClassColor> colors, SegmentOutputs outputs)
    {
        (this.raster, this.colors, this.outputs) = (raster, colors, outputs);

        // Without a georeference a GIS draws a raster from the origin downwards: rows count as negative y.
        transform = raster.IsGeoreferenced ? raster.Transform : new GeoTransform(0, 1, 0, 0, 0, -1);
        classWriter = NewMap();
        try
        {
            if (outputs.ScoreMap is string path)
            {
                scores = new StagedRaster(path);
                scoreWriter = new ScoreMapWriter(scores.Path, raster.Width, raster.Height, "probability of the class", transform, raster.Crs);
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Adds the next finished rows.</summary>
    public void Add(Strip strip, CancellationToken cancellationToken)
    {
        classWriter.AddRows(strip.Classes, cancellationToken);
        scoreWriter?.AddRows(strip.Scores, cancellationToken);
    }

    /// <summary>How much of the whole the segmentation itself is, 0 to 1.</summary>
    public double ShareOfSegmenting(double minimumArea) => 1 - (minimumArea > 0 ? MergingShare : 0) - (outputs.Polygons is null ? 0 : TracingShare);

    /// <summary>Completes the maps, merges small regions and draws the polygons.</summary>
    /// <param name="ground">The size of the pixels; needed to merge regions.</param>
    /// <param name="minimumArea">Regions of less than this, in square metres, are merged; 0 for none.</param>
    /// <param name="simplify">How far, in pixels, outlines may be moved to be simpler; 0 for not at all.</param>
    /// <param name="context">Told how far it is.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>Pixels of each class.</returns>
    public long[] Complete(GroundSize? ground, double minimumArea, double simplify, IToolContext context, CancellationToken cancellationToken)
    {
        classWriter.Complete();
        scoreWriter?.Complete();
        double begun = ShareOfSegmenting(minimumArea);
        if (minimumArea > 0)
        {
            Merge(ground!, minimumArea, share => context.Report(new ToolProgress(begun + (MergingShare * share), "merging", "Merging small regions")), cancellationToken);
        }

        if (outputs.Polygons is string path)
        {
            using IRasterReader map = RasterFile.Open(maps[^1].Path);
            polygons = new PolygonFile(path, raster.Crs, colors);
            polygons.Add(map, simplify, share => context.Report(new ToolProgress(1 - (TracingShare * (1 - share)), "tracing", "Drawing the polygons")), cancellationToken);
        }

        return [.. classWriter.Counts];
    }

    /// <summary>Writes where the outputs come from into them, then gives them their names.</summary>
    public void Commit(JsonObject provenance, CancellationToken cancellationToken)
    {
        polygons?.Complete(provenance);
        OutputProvenance.AddToRaster(maps[^1].Path, provenance);
        if (scores is not null)
        {
            OutputProvenance.AddToRaster(scores.Path, provenance);
        }

        cancellationToken.ThrowIfCancellationRequested();
        if (outputs.ClassMap is not null)
        {
            ClassLegend.Write(maps[^1].Path, colors);
            maps[^1].Commit();
        }

        scores?.Commit();
        polygons?.Commit();
    }

    public void Dispose()
    {
        classWriter.Dispose();
        scoreWriter?.Dispose();
        polygons?.Dispose();
        scores?.Dispose();
        maps.ForEach(map => map.Dispose());
    }

    private void Merge(GroundSize ground, double minimumArea, Action<double> report, CancellationToken cancellationToken)
    {
        long merged = 1;
        for (int merges = 0; merged > 0 && merges < MostMerges; merges++)
        {
            int done = merges;
            using IRasterReader before = RasterFile.Open(maps[^1].Path);
            classWriter.Dispose();
            classWriter = NewMap();
            merged = ClassMapSieve.Merge(before, classWriter, minimumArea, ground.PixelArea, share => report((done + share) / MostMerges), cancellationToken);
            classWriter.Complete();
        }
    }

    /// <summary>A further class map under a temporary name; the last one is the result.</summary>
    private ClassMapWriter NewMap()
    {
        // Polygons are traced from a map also where none is asked for.
        StagedRaster map = new(outputs.ClassMap ?? Path.ChangeExtension(outputs.Polygons ?? outputs.ScoreMap!, ".classes.tif"));
        maps.Add(map);
        return new ClassMapWriter(map.Path, raster.Width, raster.Height, colors, transform, raster.Crs);
    }
}
