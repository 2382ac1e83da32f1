using System.Text.Json.Nodes;
using NetTopologySuite.Geometries;
using RsPlugins.Geo.Images;
using RsPlugins.Geo.Rasters;
using RsPlugins.Geo.Tiles;
using RsPlugins.RsmClip.Tools;
using RsPlugins.Sdk.Files;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Preview;

/// <summary>rs.preview: draws a raster or a layer of vectors as a small picture, and tells where it lies.</summary>
public sealed class PreviewTool : PluginTool<PreviewArguments>
{
    private const int Smallest = 16;
    private const int Largest = 4096;

    /// <inheritdoc/>
    public override string Name => "rs.preview";

    /// <inheritdoc/>
    protected override JsonObject Run(PreviewArguments arguments, IToolContext context, CancellationToken cancellationToken)
    {
        if (arguments.Size is < Smallest or > Largest)
        {
            throw new ToolException(ErrorIds.ArgumentInvalid, $"The size is {arguments.Size}.", $"Give {Smallest} to {Largest} pixels.");
        }

        string path = Path.GetFullPath(arguments.File);
        void Report(double share) => context.Report(new ToolProgress(share, "drawing"));
        return VectorSource.TryOpen(path) is VectorSource layer
            ? DrawLayer(layer, arguments, Report, cancellationToken)
            : DrawRaster(arguments.File, arguments, Report, cancellationToken);
    }

    private static JsonObject DrawRaster(string path, PreviewArguments arguments, Action<double> report, CancellationToken cancellationToken)
    {
        using IRasterReader raster = RasterFile.Open(path);
        RasterPicture picture = RasterPicture.Draw(raster, arguments.Size, report, cancellationToken);
        Envelope? extent = raster.IsGeoreferenced ? Footprint.Of(new RasterWindow(0, 0, raster.Width, raster.Height), raster.Transform).EnvelopeInternal : null;
        return Outputs(Write(arguments.Picture, picture.Rgba, picture.Width, picture.Height), "raster", (raster.Width, raster.Height), null, extent, raster.Crs);
    }

    private static JsonObject DrawLayer(VectorSource layer, PreviewArguments arguments, Action<double> report, CancellationToken cancellationToken)
    {
        VectorPicture? picture = VectorPicture.Draw(layer, arguments.Size, report, cancellationToken);
        string? file = picture is null ? null : Write(arguments.Picture, picture.Rgba, picture.Width, picture.Height);
        return Outputs(file, "vector", picture is null ? (0, 0) : (picture.Width, picture.Height), picture?.Features ?? 0, picture?.Extent, layer.Crs);
    }

    private static string Write(string path, ReadOnlySpan<byte> rgba, int width, int height)
    {
        using StagedFile file = new(path);
        File.WriteAllBytes(file.Path, ImageFile.EncodePng(rgba, width, height, 4));
        file.Commit();
        return file.FinalPath;
    }

    private static JsonObject Outputs(string? picture, string kind, (int Width, int Height) size, long? features, Envelope? extent, Crs? crs) => new()
    {
        ["picture"] = picture,
        ["kind"] = kind,
        ["width"] = size.Width,
        ["height"] = size.Height,
        ["features"] = features,
        ["bbox"] = extent is null ? null : new JsonArray(extent.MinX, extent.MinY, extent.MaxX, extent.MaxY),
        ["crs"] = crs?.ToString(),
    };
}
