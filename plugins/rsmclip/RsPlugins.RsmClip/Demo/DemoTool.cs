using System.Text.Json.Nodes;
using RsPlugins.Geo.Images;
using RsPlugins.Geo.Rasters;
using RsPlugins.RsmClip.Classify;
using RsPlugins.RsmClip.Inference;
using RsPlugins.RsmClip.Tools;
using RsPlugins.Sdk.Files;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Demo;

/// <summary>rs.demo: classifies the orthophoto that comes with the plugin and makes a report to look at. Needs no network.</summary>
public sealed class DemoTool(ModelPool models) : PluginTool<DemoArguments>
{
    // At the orthophoto's 5 m a tile covers 640 m, as the EuroSAT images do on which the model was trained.
    private const int TileSize = 128;
    private const int Stride = 24;

    /// <inheritdoc/>
    public override string Name => "rs.demo";

    /// <inheritdoc/>
    protected override JsonObject Run(DemoArguments arguments, IToolContext context, CancellationToken cancellationToken)
    {
        string photo = Path.GetFullPath(Path.Combine(models.Store.ContentFolder, "..", "demo", "orthophoto.tif"));
        string folder = Path.GetFullPath(string.IsNullOrWhiteSpace(arguments.Output) ? "demo-output" : arguments.Output);
        OutputPaths files = new(Path.Combine(folder, "tiles.gpkg"), Path.Combine(folder, "classes.tif"), Path.Combine(folder, "scores.tif"));
        ClassifyArguments classify = new()
        {
            Raster = photo,
            ClassSet = "eurosat",
            Languages = arguments.Languages is { Count: > 0 } languages ? languages : ["en", "pt", "ru"],
            TileSize = TileSize,
            Stride = Stride,
            Model = arguments.Model,
        };
        ClassificationResult result = Classification.Run(models, classify, files, context, cancellationToken);
        using IRasterReader raster = RasterFile.Open(photo);
        IReadOnlyList<int> bands = BandChoice.Default(raster);
        byte[] rgb = ByteStretch.ReadRgb(raster, new RasterWindow(0, 0, raster.Width, raster.Height), bands, ByteStretch.FromRaster(raster, bands, cancellationToken), cancellationToken);
        byte[] image = ImageFile.EncodePng(rgb, raster.Width, raster.Height, 3);
        using StagedFile report = new(Path.Combine(folder, "report.html"));
        File.WriteAllText(report.Path, DemoReport.Html(result, image, raster, [files.Tiles, files.ClassMap]));
        report.Commit();
        return new JsonObject
        {
            ["report"] = report.FinalPath,
            ["tiles"] = files.Tiles,
            ["class_map"] = files.ClassMap,
            ["cells"] = result.Counts.Sum(),
            ["seconds"] = Math.Round(result.LoadSeconds + result.ClassifySeconds, 2),
        };
    }
}
