using System.Diagnostics;
using System.Text.Json;
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
    public static ClassificationResult Run(ModelPool models, ClassifyArguments arguments, string vectorPath, string rasterPath, IToolContext context, CancellationToken cancellationToken)
    {
        Stopwatch watch = Stopwatch.StartNew();
        ClassSet classes = ClassArguments.Read(arguments.Classes, arguments.ClassTable, arguments.ClassSet ?? "eurosat");
        string[] languages = [.. (arguments.Languages is { Count: > 0 } named ? named : ["en"]).Select(Languages.Checked).Distinct()];
        using IRasterReader raster = RasterFile.Open(arguments.Raster);
        IReadOnlyList<int> bands = arguments.BandsOf(raster);
        LoadedModel model = models.Get(arguments.Choice, context, cancellationToken);
        if (model.Notice is not null)
        {
            context.Log.LogWarning("{Notice}", model.Notice);
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

        int[] counts = new int[classes.Classes.Count];
        int[] agreeing = new int[languages.Length];
        JsonObject provenance = Provenance.Of("rs.classify", JsonSerializer.SerializeToNode(arguments, ToolJson.Options)!.AsObject(), model);
        using MapFiles files = new(vectorPath, rasterPath, raster, cells, classes, languages, model.Export.LogitScale);
        foreach (Cell cell in new TileClassifier(raster, new TileEncoder(raster, bands, stretch, model), embeddings, cells).Run(context, cancellationToken))
        {
            int label = Vectors.ArgMax(cell.Cosines);
            counts[label]++;
            for (int i = 0; i < languages.Length; i++)
            {
                agreeing[i] += cell.ByLanguage[i] == label ? 1 : 0;
            }

            files.Add(cell);
        }

        context.Report(new ToolProgress(1, "writing", "Writing the outputs"));
        files.Commit(provenance, cancellationToken);
        double[] agreement = [.. agreeing.Select(n => (double)n / Math.Max(1, counts.Sum()))];
        return new ClassificationResult(model, classes, languages, cells, files.Map, counts, agreement, loading, watch.Elapsed.TotalSeconds, provenance);
    }
}
