using RsPlugins.Geo.Rasters;
using RsPlugins.RsmClip.Inference;
using RsPlugins.RsmClip.Model.Metrics;
using RsPlugins.RsmClip.Segment;
using RsPlugins.RsmClip.Tools;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Evaluate;

/// <summary>Measures what rs.segment makes of images against their masks.</summary>
/// <param name="model">The model.</param>
/// <param name="classes">The classes of the masks.</param>
/// <param name="language">The language of the class names.</param>
/// <param name="bootstrap">Makes the intervals.</param>
internal sealed class SegmentationMeasurement(LoadedModel model, MaskClasses classes, string language, Bootstrap bootstrap)
{
    /// <summary>Measures.</summary>
    /// <param name="images">Where the images lie.</param>
    /// <param name="masks">Where the masks lie; may be the same.</param>
    /// <param name="settings">How images are segmented.</param>
    /// <param name="context">Told the images done; those of an earlier attempt of its job are not segmented again.</param>
    /// <param name="cancellationToken">Ends the work within a part of a second.</param>
    /// <exception cref="ToolException">No image has a mask, a mask has another size than its image, or no pixel has the colour of a class.</exception>
    public SegmentationFigures Run(ImageSource images, ImageSource masks, SegmentArguments settings, IToolContext context, CancellationToken cancellationToken)
    {
        (string Image, string Mask)[] pairs = MaskPairs.Of(images.Images(), masks.Images());
        ClassQueries queries = ClassQueries.Of(model.Texts, classes.Classes, [language], settings.Templates, cancellationToken);
        using ConfusionJournal journal = new(context.Job.Folder, model, $"{images.Location}|{masks.Location}|{settings}", [.. pairs.Select(pair => pair.Image)], classes.Classes.Classes.Count);
        List<ConfusionMatrix> counted = journal.Earlier;
        PatchEncoder? encoder = null;
        try
        {
            foreach ((string image, string mask) in pairs.Skip(counted.Count).ToArray())
            {
                ConfusionMatrix one = images.Use(image, path => masks.Use(mask, drawn => Compare(path, drawn, image, settings, queries, ref encoder, context, cancellationToken)));
                journal.Add(one);
                counted.Add(one);
                context.Report(ToolProgress.Of("segmenting", counted.Count, pairs.Length, "images"));
            }
        }
        finally
        {
            encoder?.Dispose();
        }

        ConfusionMatrix all = Sum(counted, [.. counted.Select(_ => 1)]);
        if (all.Total == 0)
        {
            throw new ToolException(ErrorIds.ClassesInvalid, "No pixel of the masks has the colour of a class.", "Give class_table the colours (#rrggbb) that the classes have in the masks.");
        }

        IReadOnlyList<Estimate> figures = bootstrap.Intervals(counted.Count, counts => Figures(Sum(counted, counts)), cancellationToken);
        return new SegmentationFigures(images.Name, counted.Count, language, [.. classes.Classes.Classes.Select(one => (one.NameIn(language), one.Color))], figures[0], figures[1], [.. figures.Skip(2)], all);
    }

    private ConfusionMatrix Compare(string image, string mask, string name, SegmentArguments settings, ClassQueries queries, ref PatchEncoder? encoder, IToolContext context, CancellationToken cancellationToken)
    {
        using IRasterReader raster = RasterFile.Open(image), drawn = RasterFile.Open(mask);
        if ((raster.Width, raster.Height) != (drawn.Width, drawn.Height))
        {
            throw new ToolException(ErrorIds.ArgumentInvalid, $"The mask of {name} has {drawn.Width} × {drawn.Height} pixels, the image {raster.Width} × {raster.Height}.", "Give masks of the same size as their images.");
        }

        SegmentationPlan plan = SegmentationPlanner.Plan(settings with { Raster = image }, raster, GroundSize.Of(raster), model, classes.Classes, [language]);
        encoder ??= new PatchEncoder(model, plan.Form, plan.Threads, cancellationToken);
        IReadOnlyList<int> bands = BandChoice.Default(raster), colours = drawn.BandCount >= 3 ? [1, 2, 3] : [1];
        ByteStretch stretch = ByteStretch.FromRaster(raster, bands, cancellationToken), plain = ByteStretch.FromRaster(drawn, colours, cancellationToken);
        ConfusionMatrix confusion = new(classes.Classes.Classes.Count);
        foreach (Strip strip in new RasterSegmenter(raster, bands, stretch, encoder, queries, plan).Run(ProgressShare.Quiet(context), cancellationToken))
        {
            byte[] rgb = ByteStretch.ReadRgb(drawn, new RasterWindow(0, strip.Y, drawn.Width, strip.Classes.Length / drawn.Width), colours, plain, cancellationToken);
            for (int i = 0; i < strip.Classes.Length; i++)
            {
                confusion.Add(classes.Of(rgb[i * 3], rgb[(i * 3) + 1], rgb[(i * 3) + 2]), strip.Classes[i]);
            }
        }

        return confusion;
    }

    private static double[] Figures(ConfusionMatrix confusion) => [confusion.MeanIntersection, confusion.Accuracy, .. confusion.Intersections];

    private ConfusionMatrix Sum(IReadOnlyList<ConfusionMatrix> all, IReadOnlyList<int> counts)
    {
        ConfusionMatrix sum = new(classes.Classes.Classes.Count);
        for (int image = 0; image < all.Count; image++)
        {
            if (counts[image] > 0)
            {
                sum.Add(all[image], counts[image]);
            }
        }

        return sum;
    }
}
