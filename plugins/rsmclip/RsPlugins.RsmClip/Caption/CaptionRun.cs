using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using RsPlugins.Geo.Rasters;
using RsPlugins.Geo.Tiles;
using RsPlugins.RsmClip.Inference;
using RsPlugins.RsmClip.Llm;
using RsPlugins.RsmClip.Model.Preprocessing;
using RsPlugins.RsmClip.Model.Prompts;
using RsPlugins.RsmClip.Tools;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Caption;

/// <summary>Captions an image or the tiles of a raster from start to finish.</summary>
internal sealed class CaptionRun
{
    private const long MostPixels = 64_000_000;
    private readonly CaptionArguments arguments;
    private readonly IToolContext context;
    private readonly LoadedModel model;
    private readonly IRasterReader raster;
    private readonly ImageCaptioner captioner;
    private readonly CancellationToken cancellationToken;

    private CaptionRun(CaptionArguments arguments, IToolContext context, LoadedModel model, IRasterReader raster, ImageCaptioner captioner, CancellationToken cancellationToken)
    {
        this.arguments = arguments;
        this.context = context;
        this.model = model;
        this.raster = raster;
        this.captioner = captioner;
        this.cancellationToken = cancellationToken;
    }

    /// <summary>Captions what the arguments name.</summary>
    /// <param name="models">The models.</param>
    /// <param name="arguments">The arguments.</param>
    /// <param name="layerPath">The GeoPackage to write, or null.</param>
    /// <param name="environment">Reads an environment variable.</param>
    /// <param name="context">Progress, log and job folder.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The captions, their provenance, and what is to be said about the model.</returns>
    public static (CaptionSummary Summary, JsonObject Provenance, string? Notice) Run(ModelPool models, CaptionArguments arguments, string? layerPath, Func<string, string?> environment, IToolContext context, CancellationToken cancellationToken)
    {
        string language = Languages.Checked(arguments.Language);
        LlmEndpoint? endpoint = LlmEndpoint.Find(arguments.Endpoint, arguments.LlmModel, environment);
        if (endpoint is null && arguments.RequireLlm)
        {
            throw new ToolException(ErrorIds.ArgumentInvalid, "A language model is required, but no endpoint is given.", $"Give endpoint and llm_model, or set {LlmEndpoint.EndpointVariable} and {LlmEndpoint.ModelVariable}.");
        }

        using IRasterReader raster = RasterFile.Open(arguments.Raster);
        RasterWindow part = RasterExtent.WindowOf(arguments.Extent, raster);
        LoadedModel model = models.Get(arguments.Choice, context, cancellationToken);
        if (model.Notice is not null)
        {
            context.Log.LogWarning("{Notice}", model.Notice);
        }

        string path = Path.GetFullPath(arguments.Raster), hash = HashOf(path);
        CaptionLibrary library = CaptionLibrary.Open(arguments, language, model, models.Store.StateFolder, context, cancellationToken);
        CaptionRetriever retriever = new(library.Set, image => image.Is(path, hash), Math.Max(arguments.Depth, arguments.Keep), arguments.Graph, model.Export.LogitScale);
        using CaptionWriter? writer = endpoint is null ? null : new CaptionWriter(endpoint, new WriterOptions(arguments.Answers, arguments.Temperature, TimeSpan.FromSeconds(arguments.Timeout), arguments.Concurrency));
        ImageCaptioner captioner = new(retriever, library.Set, writer, model.Texts, arguments);
        JsonObject provenance = Provenance.Of("rs.caption", arguments, model);
        provenance["captions"] = new JsonArray([.. library.Files.Select(file => (JsonNode)file)]);
        provenance["llm"] = endpoint is null ? null : new JsonObject { ["host"] = endpoint.Host, ["model"] = endpoint.Model };
        CaptionRun run = new(arguments, context, model, raster, captioner, cancellationToken);
        using CaptionLayer? layer = layerPath is null ? null : new CaptionLayer(layerPath, raster);
        CaptionSummary summary = new();
        foreach (TileCaption tile in arguments.Area == "tiles" ? run.Tiles(part) : [run.Whole(part)])
        {
            summary.Add(tile);
            layer?.Add(tile);
        }

        layer?.Commit(provenance);
        return (summary, provenance, model.Notice);
    }

    private TileCaption Whole(RasterWindow part)
    {
        IReadOnlyList<int> bands = arguments.BandsOf(raster);
        ByteStretch stretch = ByteStretch.FromRaster(raster, bands, cancellationToken);
        (IRasterReader source, RasterWindow window) = Reduced(part);
        byte[] rgb = ByteStretch.ReadRgb(source, window, bands, stretch, cancellationToken);
        byte[] pixels = model.Images.Preprocessor.ResizeAndCrop(new PixelImage(rgb, window.Width, window.Height, 3));
        float[] embedding = model.Images.Encode([pixels], cancellationToken)[0];
        context.Report(new ToolProgress(null, "captioning"));
        return new TileCaption(0, 0, part.X, part.Y, part.Width, part.Height, captioner.CaptionAsync(embedding, cancellationToken).GetAwaiter().GetResult());
    }

    /// <summary>The largest version of the raster in which a window is small enough to be read at once.</summary>
    private (IRasterReader Source, RasterWindow Window) Reduced(RasterWindow part)
    {
        for (int i = -1; i < raster.Overviews.Count; i++)
        {
            IRasterReader source = i < 0 ? raster : raster.Overview(i);
            double scaleX = (double)source.Width / raster.Width, scaleY = (double)source.Height / raster.Height;
            RasterWindow window = new((int)(part.X * scaleX), (int)(part.Y * scaleY), Math.Max(1, (int)(part.Width * scaleX)), Math.Max(1, (int)(part.Height * scaleY)));
            if ((long)window.Width * window.Height <= MostPixels)
            {
                return (source, window);
            }
        }

        throw new ToolException(ErrorIds.RasterUnsupported, $"{Path.GetFileName(arguments.Raster)} is too large to be captioned as one image.", "Caption its tiles, give an extent, or add overviews (gdaladdo).");
    }

    private IEnumerable<TileCaption> Tiles(RasterWindow part)
    {
        TileGrid grid = arguments.GridOf(raster, model.Config.Vision.ImageSize);
        IEnumerable<Tile> tiles = grid.Tiles().Where(tile => tile.Window.X < part.Right && tile.Window.Right > part.X && tile.Window.Y < part.Bottom && tile.Window.Bottom > part.Y);
        using CaptionJournal journal = new(context.Job.Folder);
        int done = 0, total = tiles.Count();
        foreach (TileCaption tile in journal.ReadEarlier().Concat(Captioned(tiles.Skip(journal.Earlier), journal)))
        {
            yield return tile;
            done++;
            context.Report(ToolProgress.Of("captioning", done, total, "tiles"));
        }
    }

    /// <summary>Captions tiles in their order, a bounded number at the same time.</summary>
    private IEnumerable<TileCaption> Captioned(IEnumerable<Tile> tiles, CaptionJournal journal)
    {
        IReadOnlyList<int> bands = arguments.BandsOf(raster);
        ByteStretch stretch = ByteStretch.FromRaster(raster, bands, cancellationToken);
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Queue<Task<TileCaption>> running = [];
        try
        {
            foreach (EncodedTile tile in new TileEncoder(raster, bands, stretch, model).Run(tiles, cancellationToken))
            {
                running.Enqueue(Task.Run(() => CaptionAsync(tile, stop.Token), stop.Token));
                if (running.Count == arguments.Concurrency)
                {
                    yield return Finished(running.Dequeue(), journal);
                }
            }

            while (running.TryDequeue(out Task<TileCaption>? next))
            {
                yield return Finished(next, journal);
            }
        }
        finally
        {
            stop.Cancel();
            Task.WhenAll(running).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default).Wait(CancellationToken.None);
        }
    }

    private async Task<TileCaption> CaptionAsync(EncodedTile tile, CancellationToken token)
    {
        RasterWindow window = tile.Tile.Window;
        ImageCaption? caption = tile.Embedding is float[] embedding ? await captioner.CaptionAsync(embedding, token).ConfigureAwait(false) : null;
        return new TileCaption(tile.Tile.Row, tile.Tile.Column, window.X, window.Y, window.Width, window.Height, caption);
    }

    private static TileCaption Finished(Task<TileCaption> task, CaptionJournal journal)
    {
        TileCaption tile = task.GetAwaiter().GetResult();
        journal.Add(tile);
        return tile;
    }

    private static string HashOf(string path)
    {
        using FileStream stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
