using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using RsPlugins.Geo.Images;
using RsPlugins.Geo.Rasters;
using RsPlugins.Geo.Tiles;
using RsPlugins.RsmClip.Inference;
using RsPlugins.RsmClip.Model.Checkpoints;
using RsPlugins.RsmClip.Model.Preprocessing;
using RsPlugins.RsmClip.Tools;
using RsPlugins.Sdk.Files;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Embed;

/// <summary>rs.embed: unit vectors of texts, images and raster tiles.</summary>
public sealed class EmbedTool(ModelPool models) : PluginTool<EmbedArguments>
{
    private const int MostInline = 256;

    /// <inheritdoc/>
    public override string Name => "rs.embed";

    /// <inheritdoc/>
    protected override JsonObject Run(EmbedArguments arguments, IToolContext context, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> texts = arguments.Texts ?? [], images = arguments.Images ?? [];
        bool hasRaster = !string.IsNullOrWhiteSpace(arguments.Raster);
        if (texts.Count == 0 && images.Count == 0 && !hasRaster)
        {
            throw new ToolException(ErrorIds.ArgumentInvalid, "There is nothing to embed.", "Give texts, images or a raster.");
        }

        CheckFormat(arguments.Embeddings);
        LoadedModel model = models.Get(arguments.Choice, context, cancellationToken);
        List<float[]> rows = [.. model.Texts.Encode(texts, cancellationToken)];
        JsonArray items = [.. texts.Select(text => (JsonNode)new JsonObject { ["kind"] = "text", ["source"] = text })];
        foreach (string image in images)
        {
            cancellationToken.ThrowIfCancellationRequested();
            rows.AddRange(model.Images.Encode([Whole(image, arguments, model, cancellationToken)], cancellationToken));
            items.Add((JsonNode)new JsonObject { ["kind"] = "image", ["source"] = image });
            context.Report(ToolProgress.Of("embedding", items.Count - texts.Count, images.Count, "images"));
        }

        if (hasRaster)
        {
            AddTiles(arguments, model, rows, items, context, cancellationToken);
        }

        JsonObject result = new() { ["model"] = model.Id, ["model_sha256"] = model.Export.ContentHash, ["precision"] = model.Export.Precision, ["dimension"] = model.Config.EmbedDim, ["count"] = rows.Count, ["items"] = items };
        if (!string.IsNullOrWhiteSpace(arguments.Embeddings))
        {
            result["embeddings"] = Save(arguments.Embeddings, [.. rows], model);
        }
        else if (rows.Count > MostInline)
        {
            throw new ToolException(ErrorIds.ArgumentInvalid, $"{rows.Count} embeddings are too many for the answer itself (at most {MostInline}).", "Name a .npy or .safetensors file for the embeddings.");
        }
        else
        {
            result["vectors"] = Convert.ToBase64String(MemoryMarshal.AsBytes<float>(rows.SelectMany(row => row).ToArray()));
        }

        return result;
    }

    private static void CheckFormat(string? path)
    {
        if (!string.IsNullOrWhiteSpace(path) && Path.GetExtension(path).ToLowerInvariant() is not (".npy" or ".safetensors"))
        {
            throw new ToolException(ErrorIds.ArgumentInvalid, $"Embeddings cannot be written to {Path.GetFileName(path)}.", "Give a name that ends in .npy or .safetensors.");
        }
    }

    internal static byte[] Whole(string path, EmbedArguments arguments, LoadedModel model, CancellationToken cancellationToken)
    {
        bool plain = Path.GetExtension(path).ToLowerInvariant() is ".png" or ".jpg" or ".jpeg";
        if (plain && arguments.Bands is not { Count: > 0 })
        {
            return model.Images.Preprocessor.ResizeAndCrop(ToPixelImage(ImageFile.Decode(path)));
        }

        using IRasterReader raster = RasterFile.Open(path);
        IReadOnlyList<int> chosen = arguments.BandsOf(raster);
        ByteStretch stretch = ByteStretch.FromRaster(raster, chosen, cancellationToken);
        if ((long)raster.Width * raster.Height > 64_000_000)
        {
            throw new ToolException(ErrorIds.RasterUnsupported, $"{Path.GetFileName(path)} is too large to be embedded as one image.", "Give it as raster: its tiles are embedded.");
        }

        byte[] rgb = ByteStretch.ReadRgb(raster, new RasterWindow(0, 0, raster.Width, raster.Height), chosen, stretch, cancellationToken);
        return model.Images.Preprocessor.ResizeAndCrop(new PixelImage(rgb, raster.Width, raster.Height, 3));
    }

    internal static PixelImage ToPixelImage(DecodedImage image) =>
        new(image.Pixels, image.Width, image.Height, image.Channels, image.Palette?.Entries.SelectMany(entry => new[] { entry.Red, entry.Green, entry.Blue }).ToArray());

    private static void AddTiles(EmbedArguments arguments, LoadedModel model, List<float[]> rows, JsonArray items, IToolContext context, CancellationToken cancellationToken)
    {
        using IRasterReader raster = RasterFile.Open(arguments.Raster!);
        IReadOnlyList<int> bands = arguments.BandsOf(raster);
        TileGrid grid = arguments.GridOf(raster, model.Config.Vision.ImageSize);
        if (string.IsNullOrWhiteSpace(arguments.Embeddings) && grid.Count > MostInline)
        {
            throw new ToolException(ErrorIds.ArgumentInvalid, $"{grid.Count} tiles are too many for the answer itself (at most {MostInline}).", "Name a .npy or .safetensors file for the embeddings.");
        }

        ByteStretch stretch = ByteStretch.FromRaster(raster, bands, cancellationToken);
        int done = 0;
        foreach ((Tile tile, float[]? embedding) in new TileEncoder(raster, bands, stretch, model).Run(grid.Tiles(), cancellationToken))
        {
            if (embedding is not null)
            {
                rows.Add(embedding);
                items.Add((JsonNode)new JsonObject { ["kind"] = "tile", ["row"] = tile.Row, ["col"] = tile.Column, ["window"] = new JsonArray(tile.Window.X, tile.Window.Y, tile.Window.Width, tile.Window.Height) });
            }

            context.Report(ToolProgress.Of("embedding", ++done, grid.Count, "tiles"));
        }
    }

    private static string Save(string path, float[][] rows, LoadedModel model)
    {
        using StagedFile file = new(path);
        if (Path.GetExtension(path).Equals(".npy", StringComparison.OrdinalIgnoreCase))
        {
            NpyFile.Write(file.Path, rows, model.Config.EmbedDim);
        }
        else
        {
            byte[] bytes = MemoryMarshal.AsBytes<float>(rows.SelectMany(row => row).ToArray()).ToArray();
            Dictionary<string, string> metadata = new() { ["model"] = model.Id, ["model_sha256"] = model.Export.ContentHash, ["precision"] = model.Export.Precision };
            SafetensorsFile.Write(file.Path, [new TensorToWrite("embeddings", TensorType.Float32, [rows.Length, model.Config.EmbedDim], bytes)], metadata);
        }

        file.Commit();
        return file.FinalPath;
    }
}
