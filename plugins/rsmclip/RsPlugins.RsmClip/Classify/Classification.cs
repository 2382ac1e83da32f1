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
        ClassSet classes = ClassesOf(arguments);
        string[] languages = [.. (arguments.Languages is { Count: > 0 } named ? named : ["en"]).Select(Languages.Checked).Distinct()];
        using IRasterReader raster = RasterFile.Open(arguments.Raster);
        IReadOnlyList<int> bands = BandsOf(raster, arguments.Bands);
        LoadedModel model = models.Get(new ModelChoice(arguments.Model, arguments.Precision == "fp32", arguments.Device, arguments.Threads), context, cancellationToken);
        if (model.Notice is not null)
        {
            context.Log.LogWarning("{Notice}", model.Notice);
        }

        CellGrid cells = new(GridOf(raster, arguments, model.Config.Vision.ImageSize));
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
        foreach (Cell cell in new TileClassifier(raster, bands, stretch, model, embeddings, cells).Run(context, cancellationToken))
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

    private static ClassSet ClassesOf(ClassifyArguments arguments)
    {
        if (arguments.Classes is { ValueKind: JsonValueKind.Array } table && table.GetArrayLength() > 0)
        {
            return ClassTable.FromJson(table, "given");
        }

        if (!string.IsNullOrWhiteSpace(arguments.ClassTable))
        {
            return ClassTable.Parse(File.ReadAllText(arguments.ClassTable), Path.GetFileName(arguments.ClassTable));
        }

        return ClassSet.Find(arguments.ClassSet ?? "eurosat");
    }

    internal static IReadOnlyList<int> BandsOf(IRasterReader raster, IReadOnlyList<int>? bands)
    {
        try
        {
            return BandChoice.Of(raster, bands);
        }
        catch (ArgumentException wrong)
        {
            throw new ToolException(ErrorIds.ArgumentInvalid, wrong.Message.Split(" (Parameter", 2)[0], "Give one band (grey) or three (red, green, blue), counted from 1.", inner: wrong);
        }
    }

    internal static TileGrid GridOf(IRasterReader raster, int tileSize, int stride, int imageSize)
    {
        int size = tileSize > 0 ? tileSize : imageSize;
        int step = stride > 0 ? stride : size;
        if (step > size)
        {
            throw new ToolException(ErrorIds.ArgumentInvalid, $"The stride {step} is larger than the tile size {size}: parts of the raster would have no label.", "Give a stride from 1 to the tile size.");
        }

        try
        {
            return new TileGrid(raster.Width, raster.Height, size, step, TileEdge.Shift);
        }
        catch (ArgumentOutOfRangeException wrong)
        {
            throw new ToolException(ErrorIds.ArgumentInvalid, $"A stride of {step} gives more tiles than can be counted.", "Give a larger stride.", inner: wrong);
        }
    }

    private static TileGrid GridOf(IRasterReader raster, ClassifyArguments arguments, int imageSize) => GridOf(raster, arguments.TileSize, arguments.Stride, imageSize);
}
