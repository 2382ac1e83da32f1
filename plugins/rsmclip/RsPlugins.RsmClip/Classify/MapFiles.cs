using System.Text.Json.Nodes;
using NetTopologySuite.Geometries;
using RsPlugins.Geo.Rasters;
using RsPlugins.Geo.Tiles;
using RsPlugins.Geo.Vectors;
using RsPlugins.RsmClip.Model.Prompts;
using RsPlugins.RsmClip.Tools;
using RsPlugins.Sdk.Files;

namespace RsPlugins.RsmClip.Classify;

/// <summary>The two outputs of a classification, written under temporary names and given their final ones together at the end.</summary>
internal sealed class MapFiles : IDisposable
{
    private const string Layer = "tiles";
    private const string NamesSuffix = ".aux.xml";
    private readonly StagedFile vector;
    private readonly StagedFile raster;
    private readonly GeoPackageWriter writer;
    private readonly ClassSet classes;
    private readonly IReadOnlyList<string> languages;
    private readonly CellGrid cells;
    private readonly GeoTransform transform;
    private readonly IRasterReader source;
    private readonly byte[] map;
    private readonly float scale;
    private bool closed;

    public MapFiles(string vectorPath, string rasterPath, IRasterReader source, CellGrid cells, ClassSet classes, IReadOnlyList<string> languages, double logitScale)
    {
        this.source = source;
        this.cells = cells;
        this.classes = classes;
        this.languages = languages;
        scale = (float)logitScale;

        // Without a georeference a GIS draws a raster from the origin downwards: rows count as negative y.
        transform = source.IsGeoreferenced ? source.Transform : new GeoTransform(0, 1, 0, 0, 0, -1);
        map = new byte[checked(cells.Columns * cells.Rows)];
        Array.Fill(map, ClassMapWriter.NoData);
        vector = new StagedFile(vectorPath);
        raster = new StagedFile(rasterPath);
        GeoPackageColumn[] columns =
        [
            new("label", GeoPackageColumnType.Text), new("class_id", GeoPackageColumnType.Integer), new("score", GeoPackageColumnType.Real), new("probability", GeoPackageColumnType.Real),
            new("second_label", GeoPackageColumnType.Text), new("second_score", GeoPackageColumnType.Real), new("second_probability", GeoPackageColumnType.Real),
            new("votes", GeoPackageColumnType.Integer), new("row", GeoPackageColumnType.Integer), new("col", GeoPackageColumnType.Integer),
            .. languages.Count > 1 ? languages.Select(language => new GeoPackageColumn($"label_{language}", GeoPackageColumnType.Text)) : [],
        ];
        try
        {
            writer = new GeoPackageWriter(vector.Path, Layer, source.Crs, columns);
        }
        catch
        {
            vector.Dispose();
            throw;
        }
    }

    /// <summary>Class of each cell, row by row; <see cref="ClassMapWriter.NoData"/> where there is none.</summary>
    public byte[] Map => map;

    public void Add(Cell cell)
    {
        int best = Inference.Vectors.ArgMax(cell.Cosines);
        float[] others = [.. cell.Cosines];
        others[best] = float.NegativeInfinity;
        int second = Inference.Vectors.ArgMax(others);
        float[] probabilities = Inference.Vectors.SoftMax(cell.Cosines, scale);
        map[(cell.Row * cells.Columns) + cell.Column] = (byte)best;
        object?[] values =
        [
            Name(best, languages[0]), best, (double)cell.Cosines[best], (double)probabilities[best],
            Name(second, languages[0]), (double)cell.Cosines[second], (double)probabilities[second],
            cell.Votes, cell.Row, cell.Column,
            .. languages.Count > 1 ? languages.Select((language, i) => (object?)Name(cell.ByLanguage[i], language)) : [],
        ];
        Polygon polygon = Footprint.Of(cell.Window, transform);
        writer.Add(polygon, values);
    }

    /// <summary>Completes both files, then gives them their names.</summary>
    public void Commit(JsonObject provenance, CancellationToken cancellationToken)
    {
        ClassColor[] colors = [.. classes.Classes.Select(Color)];
        writer.AddStyle("label", colors);
        writer.Commit();
        writer.Dispose();
        closed = true;
        OutputProvenance.AddToGeoPackage(vector.Path, Layer, provenance);
        ClassMapWriter.Write(raster.Path, map, cells.Columns, cells.Rows, colors, transform.Part(0, 0, cells.Size, cells.Size), source.Crs, cancellationToken);
        OutputProvenance.AddToRaster(raster.Path, provenance);
        cancellationToken.ThrowIfCancellationRequested();
        File.Move(raster.Path + NamesSuffix, raster.FinalPath + NamesSuffix, overwrite: true);
        raster.Commit();
        vector.Commit();
    }

    public void Dispose()
    {
        if (!closed)
        {
            writer.Dispose();
        }

        File.Delete(raster.Path + NamesSuffix);
        vector.Dispose();
        raster.Dispose();
    }

    private string Name(int index, string language) => classes.Classes[index].NameIn(language);

    private ClassColor Color(PromptClass one)
    {
        (byte red, byte green, byte blue) = ClassColors.Parse(one.Color)!.Value;
        return new ClassColor(one.NameIn(languages[0]), red, green, blue);
    }
}
