using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using RsPlugins.Geo.Rasters;
using RsPlugins.RsmClip.Inference;
using RsPlugins.RsmClip.Model.Prompts;
using RsPlugins.RsmClip.Tools;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Segment;

/// <summary>Segments a raster from start to finish.</summary>
internal static class Segmentation
{
    public static SegmentationResult Run(ModelPool models, SegmentArguments arguments, SegmentOutputs outputs, IToolContext context, CancellationToken cancellationToken)
    {
        ClassSet classes = arguments.ReadClasses("landcover");
        string[] languages = [.. (arguments.Languages is { Count: > 0 } named ? named : ["en"]).Select(Languages.Checked).Distinct()];
        using IRasterReader raster = RasterFile.Open(arguments.Raster);
        IReadOnlyList<int> bands = arguments.BandsOf(raster);
        LoadedModel model = models.Get(arguments.Choice, context, cancellationToken);
        if (model.Notice is not null)
        {
            context.Log.LogWarning("{Notice}", model.Notice);
        }

        if (!raster.IsGeoreferenced)
        {
            context.Log.LogWarning("{Raster} has no georeference: the outputs are in pixels.", arguments.Raster);
        }

        GroundSize? ground = GroundSize.Of(raster);
        SegmentationPlan plan = SegmentationPlanner.Plan(arguments, raster, ground, model, classes, languages);
        ClassQueries queries = ClassQueries.Of(model.Texts, classes, languages, arguments.Templates, cancellationToken);
        using PatchEncoder encoder = new(model, plan.Form, plan.Threads, cancellationToken);
        context.Report(new ToolProgress(0, "reading", "Taking the range of the samples"));
        ByteStretch stretch = ByteStretch.FromRaster(raster, bands, cancellationToken);
        using SegmentFiles files = new(raster, [.. classes.Classes.Select(one => Color(one, languages[0]))], outputs);
        ProgressShare segmenting = new(context, 0, files.ShareOfSegmenting(arguments.MinimumArea));
        foreach (Strip strip in new RasterSegmenter(raster, bands, stretch, encoder, queries, plan).Run(segmenting, cancellationToken))
        {
            files.Add(strip, cancellationToken);
        }

        JsonObject provenance = Provenance.Of("rs.segment", arguments, model);
        long[] pixels = files.Complete(ground, arguments.MinimumArea, arguments.Simplify, context, cancellationToken);
        context.Report(new ToolProgress(1, "writing", "Writing the outputs"));
        files.Commit(provenance, cancellationToken);
        return new SegmentationResult(model, classes, languages[0], plan.Windows.Count, pixels, provenance);
    }

    private static ClassColor Color(PromptClass one, string language)
    {
        (byte red, byte green, byte blue) = ClassColors.Parse(one.Color)!.Value;
        return new ClassColor(one.NameIn(language), red, green, blue);
    }
}
