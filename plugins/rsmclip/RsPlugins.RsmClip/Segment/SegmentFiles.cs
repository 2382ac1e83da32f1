using System.Text.Json.Nodes;
using RsPlugins.Geo.Rasters;
using RsPlugins.Geo.Regions;
using RsPlugins.RsmClip.Tools;

namespace RsPlugins.RsmClip.Segment;

/// <summary>The outputs of a segmentation, written under temporary names and given their final ones together at the end. Only what is asked for is written.</summary>
internal sealed class SegmentFiles : IDisposable
{
    private const int MostMerges = 4;
    private readonly IRasterReader raster;
    private readonly IReadOnlyList<ClassColor> colors;
    private readonly SegmentOutputs outputs;
    private readonly GeoTransform transform;
    private readonly List<StagedRaster> maps = [];
    private readonly StagedRaster? scores;
    private readonly ClassMapWriter classWriter;
    private readonly ScoreMapWriter? scoreWriter;
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

    /// <summary>Completes the maps, merges small regions and draws the polygons.</summary>
    /// <param name="ground">The size of the pixels; needed to merge regions.</param>
    /// <param name="minimumArea">Regions of less than this, in square metres, are merged; 0 for none.</param>
    /// <param name="simplify">How far, in pixels, outlines may be moved to be simpler; 0 for not at all.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>Pixels of each class.</returns>
    public long[] Complete(GroundSize? ground, double minimumArea, double simplify, CancellationToken cancellationToken)
    {
        classWriter.Complete();
        scoreWriter?.Complete();
        for (int merges = 0; minimumArea > 0 && merges < MostMerges && Merge(ground!, minimumArea, cancellationToken); merges++)
        {
        }

        using IRasterReader map = RasterFile.Open(maps[^1].Path);
        if (outputs.Polygons is string path)
        {
            polygons = new PolygonFile(path, raster.Crs, colors);
            polygons.Add(map, simplify, cancellationToken);
        }

        return Count(map, cancellationToken);
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

    private bool Merge(GroundSize ground, double minimumArea, CancellationToken cancellationToken)
    {
        using IRasterReader before = RasterFile.Open(maps[^1].Path);
        using ClassMapWriter after = NewMap();
        long merged = ClassMapSieve.Merge(before, after, minimumArea, ground.PixelArea, cancellationToken);
        after.Complete();
        return merged > 0;
    }

    /// <summary>A further class map under a temporary name; the last one is the result.</summary>
    private ClassMapWriter NewMap()
    {
        // Polygons are traced from a map also where none is asked for.
        StagedRaster map = new(outputs.ClassMap ?? Path.ChangeExtension(outputs.Polygons ?? outputs.ScoreMap!, ".classes.tif"));
        maps.Add(map);
        return new ClassMapWriter(map.Path, raster.Width, raster.Height, colors, transform, raster.Crs);
    }

    private long[] Count(IRasterReader map, CancellationToken cancellationToken)
    {
        const int RowsAtOnce = 256;
        long[] counts = new long[byte.MaxValue + 1];
        for (int top = 0; top < map.Height; top += RowsAtOnce)
        {
            RasterBlock block = map.Read(new RasterWindow(0, top, map.Width, Math.Min(RowsAtOnce, map.Height - top)), [1], cancellationToken);
            foreach (byte value in block.Data.Span)
            {
                counts[value]++;
            }
        }

        return counts[..colors.Count];
    }
}
