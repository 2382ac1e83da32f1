using System.Diagnostics;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using RsPlugins.Geo.Rasters;
using RsPlugins.Geo.Tiles;
using RsPlugins.RsmClip.Inference;
using RsPlugins.RsmClip.Model.Prompts;
using RsPlugins.RsmClip.Tools;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Classify;

/// <summary>Classifies a raster from start to finish.</summary>
internal static class Classification
{
    public static ClassificationResult Run(ModelPool models, ClassifyArguments arguments, OutputPaths paths, IToolContext context, CancellationToken cancellationToken)
    {
        Stopwatch watch = Stopwatch.StartNew();
        ClassSet classes = arguments.ReadClasses("eurosat");
        string[] languages = [.. (arguments.Languages is { Count: > 0 } named ? named : ["en"]).Select(Languages.Checked).Distinct()];
        using IRasterReader raster = RasterFile.Open(arguments.Raster);
        IReadOnlyList<int> bands = arguments.BandsOf(raster);
        LoadedModel model = models.Get(arguments.Choice, context, cancellationToken);
        if (model.Notice is not null)
        {
            context.Log.LogWarning("{Notice}", model.Notice);
        }

        Labeller labeller = new(classes, model, arguments.Threshold);
        if (!labeller.IsCalibrated)
        {
            if (!string.IsNullOrWhiteSpace(arguments.ScoreMap))
            {
                throw new ToolException(ErrorIds.ArgumentInvalid, $"The model {model.Id} has no calibration: there are no confidences for a score map.", "Leave score_map empty, or make a calibration for the model with rs.evaluate and its argument calibration.");
            }

            context.Log.LogWarning("{Model} has no calibration: the confidence of the cells is left empty and no score map is written.", model.Id);
        }

        CellGrid cells = new(arguments.GridOf(raster, model.Config.Vision.ImageSize));
        float[][][] embeddings = [.. languages.Select(language => ClassEmbeddings.Of(model.Texts, classes, language, arguments.Templates, cancellationToken))];
        double loading = watch.Elapsed.TotalSeconds;
        watch.Restart();
        context.Report(new ToolProgress(0, "reading", "Taking the range of the samples"));
        ByteStretch stretch = ByteStretch.FromRaster(raster, bands, cancellationToken);
        if (!raster.IsGeoreferenced)
        {
            context.Log.LogWarning("{Raster} has no georeference: the outputs are in pixels.", arguments.Raster);
        }

        int[] counts = new int[labeller.Labels.Count];
        int[] agreeing = new int[languages.Length];
        JsonObject provenance = Provenance.Of("rs.classify", arguments, model);
        using MapFiles files = new(paths, raster, cells, labeller, languages);
        foreach (Cell cell in new TileClassifier(raster, new TileEncoder(raster, bands, stretch, model), embeddings, cells).Run(context, cancellationToken))
        {
            Decision decision = labeller.Decide(cell);
            counts[decision.Label]++;
            for (int i = 0; i < languages.Length; i++)
            {
                agreeing[i] += cell.ByLanguage[i] == decision.Best ? 1 : 0;
            }

            files.Add(cell, decision, cancellationToken);
        }

        context.Report(new ToolProgress(1, "writing", "Writing the outputs"));
        files.Commit(provenance, cancellationToken);
        double[] agreement = [.. agreeing.Select(n => (double)n / Math.Max(1, counts.Sum()))];
        return new ClassificationResult(model, labeller.Labels, languages, cells, paths, counts, agreement, loading, watch.Elapsed.TotalSeconds, provenance);
    }
}
