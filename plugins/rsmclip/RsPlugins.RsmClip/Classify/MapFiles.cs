using System.Text.Json.Nodes;
using RsPlugins.Geo.Rasters;
using RsPlugins.Geo.Tiles;
using RsPlugins.Geo.Vectors;
using RsPlugins.RsmClip.Model.Prompts;
using RsPlugins.RsmClip.Tools;
using RsPlugins.Sdk.Files;

namespace RsPlugins.RsmClip.Classify;

/// <summary>
/// The outputs of a classification, written row by row under temporary names and given their final ones together at the end: tiles, class map with its legend, and score map where there are confidences.
/// Memory is a few rows of the maps.
/// </summary>
internal sealed class MapFiles : IDisposable
{
    private const string Layer = "tiles";
    private readonly StagedFile vector;
    private readonly StagedRaster raster;
    private readonly StagedRaster? scores;
    private readonly GeoPackageWriter writer;
    private readonly ClassMapWriter mapWriter;
    private readonly ScoreMapWriter? scoreWriter;
    private readonly Labeller labeller;
    private readonly IReadOnlyList<string> languages;
    private readonly CellGrid cells;
    private readonly GeoTransform transform;
    private readonly ClassColor[] colors;
    private readonly byte[] rowLabels;
    private readonly float[] rowScores;
    private readonly Stack<IDisposable> open = new();
    private int row;

    public MapFiles(OutputPaths paths, IRasterReader source, CellGrid cells, Labeller labeller, IReadOnlyList<string> languages)
    {
        this.cells = cells;
        this.labeller = labeller;
        this.languages = languages;
        colors = [.. labeller.Labels.Select(Color)];

        // Without a georeference a GIS draws a raster from the origin downwards: rows count as negative y.
        transform = source.IsGeoreferenced ? source.Transform : new GeoTransform(0, 1, 0, 0, 0, -1);
        GeoTransform cellTransform = transform.Part(0, 0, cells.Size, cells.Size);
        rowLabels = new byte[cells.Columns];
        rowScores = new float[cells.Columns];
        StartRow();
        try
        {
            vector = Opened(new StagedFile(paths.Tiles));
            raster = Opened(new StagedRaster(paths.ClassMap));
            writer = Opened(new GeoPackageWriter(vector.Path, Layer, source.Crs, Columns()));
            mapWriter = Opened(new ClassMapWriter(raster.Path, cells.Columns, cells.Rows, colors, cellTransform, source.Crs));
            if (labeller.IsCalibrated)
            {
                scores = Opened(new StagedRaster(paths.ScoreMap));
                scoreWriter = Opened(new ScoreMapWriter(scores.Path, cells.Columns, cells.Rows, "confidence", cellTransform, source.Crs));
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Adds a cell. They come row by row.</summary>
    public void Add(Cell cell, Decision decision, CancellationToken cancellationToken)
    {
        while (row < cell.Row)
        {
            EndRow(cancellationToken);
        }

        rowLabels[cell.Column] = (byte)decision.Label;
        rowScores[cell.Column] = decision.Confidence ?? ScoreMapWriter.NoData;
        object?[] values =
        [
            Name(decision.Label, languages[0]), decision.Label, (double)cell.Cosines[decision.Best], (double)decision.Probabilities[decision.Best], decision.Confidence is float confidence ? (double)confidence : null,
            Name(decision.Second, languages[0]), (double)cell.Cosines[decision.Second], (double)decision.Probabilities[decision.Second],
            cell.Votes, cell.Row, cell.Column,
            .. languages.Count > 1 ? languages.Select((language, i) => (object?)Name(cell.ByLanguage[i], language)) : [],
        ];
        writer.Add(Footprint.Of(cell.Window, transform), values);
    }

    /// <summary>Completes all files, then gives them their names.</summary>
    public void Commit(JsonObject provenance, CancellationToken cancellationToken)
    {
        while (row < cells.Rows)
        {
            EndRow(cancellationToken);
        }

        writer.AddStyle("label", colors);
        writer.Commit();
        writer.Dispose();
        OutputProvenance.AddToGeoPackage(vector.Path, Layer, provenance);
        mapWriter.Complete();
        mapWriter.Dispose();
        ClassLegend.Write(raster.Path, colors);
        OutputProvenance.AddToRaster(raster.Path, provenance);
        if (scores is not null && scoreWriter is not null)
        {
            scoreWriter.Complete();
            scoreWriter.Dispose();
            OutputProvenance.AddToRaster(scores.Path, provenance);
        }

        cancellationToken.ThrowIfCancellationRequested();
        scores?.Commit();
        raster.Commit();
        vector.Commit();
    }

    public void Dispose()
    {
        while (open.TryPop(out IDisposable? part))
        {
            part.Dispose();
        }
    }

    private T Opened<T>(T part)
        where T : IDisposable
    {
        open.Push(part);
        return part;
    }

    private GeoPackageColumn[] Columns() =>
    [
        new("label", GeoPackageColumnType.Text), new("class_id", GeoPackageColumnType.Integer), new("score", GeoPackageColumnType.Real), new("probability", GeoPackageColumnType.Real), new("confidence", GeoPackageColumnType.Real),
        new("second_label", GeoPackageColumnType.Text), new("second_score", GeoPackageColumnType.Real), new("second_probability", GeoPackageColumnType.Real),
        new("votes", GeoPackageColumnType.Integer), new("row", GeoPackageColumnType.Integer), new("col", GeoPackageColumnType.Integer),
        .. languages.Count > 1 ? languages.Select(language => new GeoPackageColumn($"label_{language}", GeoPackageColumnType.Text)) : [],
    ];

    private void StartRow()
    {
        Array.Fill(rowLabels, ClassMapWriter.NoData);
        Array.Fill(rowScores, ScoreMapWriter.NoData);
    }

    private void EndRow(CancellationToken cancellationToken)
    {
        mapWriter.AddRows(rowLabels, cancellationToken);
        scoreWriter?.AddRows(rowScores, cancellationToken);
        StartRow();
        row++;
    }

    private string Name(int label, string language) => labeller.Labels[label].NameIn(language);

    private ClassColor Color(PromptClass one)
    {
        (byte red, byte green, byte blue) = ClassColors.Parse(one.Color)!.Value;
        return new ClassColor(one.NameIn(languages[0]), red, green, blue);
    }
}
