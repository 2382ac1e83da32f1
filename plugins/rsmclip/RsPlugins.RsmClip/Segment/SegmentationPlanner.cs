using RsPlugins.Geo.Rasters;
using RsPlugins.Geo.Tiles;
using RsPlugins.RsmClip.Inference;
using RsPlugins.RsmClip.Model.Configuration;
using RsPlugins.RsmClip.Model.Onnx;
using RsPlugins.RsmClip.Model.Prompts;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Segment;

/// <summary>Makes a plan of what a call asks for.</summary>
internal static class SegmentationPlanner
{
    private const int LargestWindow = 8192;
    private const int LargestDistance = 64;

    /// <summary>Checks the arguments against the raster, the model and the classes.</summary>
    /// <exception cref="ToolException">They do not fit (rs.argument.invalid, rs.classes.invalid).</exception>
    public static SegmentationPlan Plan(SegmentArguments arguments, IRasterReader raster, GroundSize? ground, LoadedModel model, ClassSet classes, IReadOnlyList<string> languages)
    {
        if (arguments.MinimumArea > 0 && ground is null)
        {
            throw Invalid("minimum_area cannot be used: the raster does not say how large its pixels are on the ground.", "Leave minimum_area at 0, or give the raster a georeference.");
        }

        VisionConfig vision = model.Config.Vision;
        int input = arguments.InputSize > 0 ? arguments.InputSize : vision.ImageSize, patches = input / vision.PatchSize;
        if (input % vision.PatchSize != 0 || patches > SegmentationOptions.MostPatches)
        {
            throw Invalid(
                $"The model cannot take an input of {input} pixels.",
                $"Give input_size as a multiple of {vision.PatchSize} up to {vision.PatchSize * SegmentationOptions.MostPatches}, or 0 for {vision.ImageSize}.");
        }

        if (arguments.Sigma <= 0)
        {
            throw Invalid("sigma must be larger than 0.", "Give the width of the neighbourhood in patches, for instance 5.");
        }

        if (arguments is { Refinements: > 0, RefinementDistance: < 1 or > LargestDistance })
        {
            throw Invalid($"refinement_distance must be from 1 to {LargestDistance} pixels.", "Give for instance 16.");
        }

        return new SegmentationPlan(
            Windows(arguments, raster, ground, input),
            new SegmentationOptions(patches, patches, arguments.Attention, arguments.WholeBlock, arguments.Sigma),
            (float)arguments.GlobalShare,
            (float)(arguments.LogitScale > 0 ? arguments.LogitScale : model.Export.LogitScale),
            (float)arguments.Threshold,
            Below(arguments.Background, classes, languages),
            arguments.Tapered,
            arguments.Refinements > 0 ? new Pamr([.. new[] { Math.Max(1, arguments.RefinementDistance / 2), arguments.RefinementDistance }.Distinct()], arguments.Refinements) : null,
            arguments.Threads > 0 ? arguments.Threads : ModelPool.DefaultThreads);
    }

    private static TileGrid Windows(SegmentArguments arguments, IRasterReader raster, GroundSize? ground, int input)
    {
        int size = arguments.TileSize > 0 ? arguments.TileSize : input;
        if (arguments is { TileSize: 0, Resolution: > 0 })
        {
            double pixel = ground?.PixelSide ?? throw Invalid("resolution cannot be used: the raster does not say how large its pixels are on the ground.", "Give tile_size in pixels instead.");
            size = (int)Math.Clamp(Math.Round(input * arguments.Resolution / pixel), 1, LargestWindow);
        }

        int stride = arguments.Stride > 0 ? arguments.Stride : Math.Max(1, size / 2);
        if (stride > size)
        {
            throw Invalid($"The stride {stride} is larger than the tile size {size}: parts of the raster would have no class.", "Give a stride from 1 to the tile size.");
        }

        try
        {
            return new TileGrid(raster.Width, raster.Height, size, stride, TileEdge.Shift);
        }
        catch (ArgumentOutOfRangeException wrong)
        {
            throw new ToolException(ErrorIds.ArgumentInvalid, $"A stride of {stride} gives more windows than can be counted.", "Give a larger stride.", inner: wrong);
        }
    }

    private static byte Below(string? background, ClassSet classes, IReadOnlyList<string> languages)
    {
        if (string.IsNullOrWhiteSpace(background))
        {
            return ClassMapWriter.NoData;
        }

        string name = background.Trim();
        int index = classes.Classes.ToList().FindIndex(one => one.Id == name || languages.Any(language => one.NameIn(language) == name));
        return index >= 0
            ? (byte)index
            : throw new ToolException(ErrorIds.ClassesInvalid, $"There is no class \"{name}\" to be the background.", $"Give one of {string.Join(", ", classes.Classes.Take(20).Select(one => one.NameIn(languages[0])))}.");
    }

    private static ToolException Invalid(string message, string hint) => new(ErrorIds.ArgumentInvalid, message, hint);
}
