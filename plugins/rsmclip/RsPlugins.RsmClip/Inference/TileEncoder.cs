using System.Runtime.ExceptionServices;
using RsPlugins.Geo.Rasters;
using RsPlugins.Geo.Tiles;
using RsPlugins.RsmClip.Model.Preprocessing;

namespace RsPlugins.RsmClip.Inference;

/// <summary>
/// Embeds the tiles of a raster. Tiles go in runs of one batch, several runs at a time: while some are read and brought to the model's size, others are in the tower, so that neither waits for the other.
/// An embedding depends on its own tile only, not on the threads, the runs or the other tiles.
/// </summary>
/// <param name="raster">The raster.</param>
/// <param name="bands">One or three bands.</param>
/// <param name="stretch">The mapping to 8 bits.</param>
/// <param name="model">The model.</param>
internal sealed class TileEncoder(IRasterReader raster, IReadOnlyList<int> bands, ByteStretch stretch, LoadedModel model)
{
    private readonly RunPlan plan = model.Images.Plan;
    private readonly EmptyTiles empty = new(raster);

    private readonly SpareArrays<byte> windows = new(model.Images.Plan.Preparing);
    private readonly SpareArrays<byte> images = new(model.Images.Plan.Ahead * model.Images.Plan.Most);

    /// <summary>Embeds tiles. The number of tiles in memory does not grow with their count.</summary>
    /// <param name="tiles">Any tiles of the raster; taken one run ahead of the work.</param>
    /// <param name="cancellationToken">Ends the work within one run.</param>
    /// <returns>The tiles in their order. Where the caller stops, so does the work.</returns>
    /// <exception cref="RasterException">The raster cannot be read.</exception>
    public IEnumerable<EncodedTile> Run(IEnumerable<Tile> tiles, CancellationToken cancellationToken)
    {
        using Stages stages = new(plan, cancellationToken);
        Queue<Task<EncodedTile[]>> running = [];
        try
        {
            foreach (Tile[] run in tiles.Chunk(plan.Threads * plan.Most).SelectMany(several => several.Chunk(plan.LengthFor(several.Length))))
            {
                // A thread each: reading waits for disks and networks, and must not take the pool's threads from those who answer calls.
                running.Enqueue(Task.Factory.StartNew(() => Encode(run, stages), stages.Token, TaskCreationOptions.LongRunning, TaskScheduler.Default));
                if (running.Count == plan.Ahead)
                {
                    foreach (EncodedTile tile in stages.Take(running))
                    {
                        yield return tile;
                    }
                }
            }

            while (running.Count > 0)
            {
                foreach (EncodedTile tile in stages.Take(running))
                {
                    yield return tile;
                }
            }
        }
        finally
        {
            // The raster may be closed as soon as this returns.
            stages.End(running);
        }
    }

    private EncodedTile[] Encode(Tile[] run, Stages stages)
    {
        byte[]?[] pixels = stages.Prepare(token => Array.ConvertAll(run, tile => Read(tile.Window, token)));
        byte[][] full = [.. pixels.OfType<byte[]>()];
        Queue<float[]> embeddings = new(full.Length > 0 ? stages.Infer(() => model.Images.EncodeRun(full)) : []);
        Array.ForEach(full, images.Keep);
        return [.. run.Zip(pixels, (tile, rgb) => new EncodedTile(tile, rgb is null ? null : embeddings.Dequeue()))];
    }

    private byte[]? Read(RasterWindow window, CancellationToken cancellationToken)
    {
        if (empty.Holds(window, cancellationToken))
        {
            return null;
        }

        ImagePreprocessor preprocessor = model.Images.Preprocessor;
        byte[] rgb = windows.Take(checked(window.Width * window.Height * 3));
        ByteStretch.ReadRgb(raster, window, bands, stretch, rgb, cancellationToken);
        byte[] pixels = images.Take(preprocessor.Size * preprocessor.Size * 3);
        preprocessor.ResizeAndCrop(new PixelImage(rgb, window.Width, window.Height, 3), pixels);
        windows.Keep(rgb);
        return pixels;
    }

    /// <summary>Keeps the threads of the two stages to their numbers, and ends all runs at the first failure.</summary>
    private sealed class Stages(RunPlan plan, CancellationToken cancellationToken) : IDisposable
    {
        private readonly CancellationTokenSource source = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        private readonly SemaphoreSlim preparing = new(plan.Preparing);
        private readonly SemaphoreSlim inferring = new(plan.Threads);
        private Exception? first;

        public CancellationToken Token => source.Token;

        public byte[]?[] Prepare(Func<CancellationToken, byte[]?[]> work) => Within(preparing, () => work(Token));

        public float[][] Infer(Func<float[][]> work) => Within(inferring, work);

        /// <summary>Takes the oldest run once it is done, or throws the failure that came first, which need not be this run's own. A run that is not done stays in the queue, to be waited for at the end.</summary>
        public EncodedTile[] Take(Queue<Task<EncodedTile[]>> running)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                EncodedTile[] done = running.Peek().GetAwaiter().GetResult();
                running.Dequeue();
                return done;
            }
            catch (OperationCanceledException) when (first is not null && !cancellationToken.IsCancellationRequested)
            {
                ExceptionDispatchInfo.Throw(first);
                throw;
            }
        }

        /// <summary>Ends what still runs, and returns when nothing does.</summary>
        public void End(IEnumerable<Task> running)
        {
            source.Cancel();
            Task.WhenAll(running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing).GetAwaiter().GetResult();
        }

        public void Dispose()
        {
            source.Dispose();
            preparing.Dispose();
            inferring.Dispose();
        }

        private T Within<T>(SemaphoreSlim stage, Func<T> work)
        {
            stage.Wait(Token);
            try
            {
                return work();
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                Interlocked.CompareExchange(ref first, failure, null);
                source.Cancel();
                throw;
            }
            finally
            {
                stage.Release();
            }
        }
    }
}
