using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using NetTopologySuite.Geometries;
using RsPlugins.Geo.Rasters;
using RsPlugins.Geo.Tiles;
using RsPlugins.RsmClip.Inference;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Index;

/// <summary>Brings an index up to date, source by source and batch by batch. What was committed is never done again.</summary>
internal sealed class Indexing(TileIndexWriter writer, LoadedModel loaded, IndexArguments arguments, RasterHeaders headers, IToolContext context)
{
    /// <summary>A batch is committed when it holds so many tiles, or has taken so long.</summary>
    private const int MostTiles = 256;

    private static readonly TimeSpan LongestBatch = TimeSpan.FromSeconds(1);
    private readonly IndexModel model = writer.Index.Models().Single(known => known.ContentHash == loaded.Export.ContentHash && known.Precision == loaded.Export.Precision);
    private readonly DateOnly? date = SourceDate.Parse(arguments.Date, "date");
    private double weightDone;

    /// <summary>Rasters that could not be taken in, and why.</summary>
    public List<(string Path, string Reason)> Skipped { get; } = [];

    /// <summary>Rasters with tiles that have no footprint.</summary>
    public HashSet<string> Unplaced { get; } = [];

    /// <summary>Tiles embedded in this run.</summary>
    public int Embedded { get; private set; }

    /// <summary>Carries out a plan.</summary>
    /// <param name="plan">What to do.</param>
    /// <param name="cancellationToken">Ends the work within a step of tiles; what is done stays.</param>
    public void Run(IndexPlan plan, CancellationToken cancellationToken)
    {
        writer.Transact(() =>
        {
            foreach (IndexSource source in plan.Removed)
            {
                writer.Remove(source.Id);
            }

            foreach (IndexSource source in plan.Moved.Concat(plan.Touched).Concat(plan.Unchanged.Where(source => date is not null && source.Date != date)))
            {
                writer.Move(source with { Date = date ?? SourceDate.FromName(source.Path) ?? source.Date });
            }
        });

        List<(string Path, SourceStamp Stamp, IndexSource? Known, bool Anew)> work =
        [
            .. plan.Added.Select(added => (added.Path, added.Stamp, (IndexSource?)null, true)),
            .. plan.Changed.Select(source => (source.Path, source.Stamp, (IndexSource?)source, true)),
            .. plan.Unchanged.Concat(plan.Touched).Concat(plan.Moved).Where(NeedsWork).Select(source => (source.Path, source.Stamp, (IndexSource?)source, !IndexGrid.Fits(source.Grid, arguments))),
        ];
        double total = Math.Max(1, work.Sum(item => (double)item.Stamp.Size));
        foreach ((string path, SourceStamp stamp, IndexSource? known, bool anew) in work.OrderBy(item => item.Path, StringComparer.Ordinal))
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                Take(path, stamp, known, anew, total, cancellationToken);
            }
            catch (RasterException failure)
            {
                Skip(path, $"{failure.Message} {failure.Hint}");
                if (known is not null && anew)
                {
                    // Its tiles show what is no longer there.
                    writer.Transact(() => writer.Remove(known.Id));
                }
            }

            weightDone += stamp.Size;
        }
    }

    private bool NeedsWork(IndexSource source) => !IndexGrid.Fits(source.Grid, arguments) || writer.Index.StateOf(source.Id, model) is not (_, true);

    private void Take(string path, SourceStamp stamp, IndexSource? known, bool anew, double total, CancellationToken cancellationToken)
    {
        using IRasterReader raster = headers.Open(path);
        IReadOnlyList<int> bands = BandsOf(raster);
        TileGrid grid = arguments.GridOf(raster, loaded.Config.Vision.ImageSize);
        AdoptCrs(raster);
        Func<RasterWindow, Polygon?> footprints = IndexReference.Footprints(raster, writer.Index.Crs);
        ByteStretch stretch = ByteStretch.FromRaster(raster, bands, cancellationToken);
        IndexSource source = known ?? new IndexSource(0, path, stamp, 0, 0, new SourceGrid(0, 0, ""), "", null, null);
        if (anew)
        {
            source = source with
            {
                Width = raster.Width,
                Height = raster.Height,
                Grid = new SourceGrid(grid.TileSize, grid.Stride, IndexGrid.Text(bands)),
                Stretch = JsonSerializer.Serialize(stretch.Ranges.Select(range => new[] { range.Low, range.High })),
                Crs = raster.IsGeoreferenced ? raster.Crs?.ToString() : null,
                Date = date ?? SourceDate.FromName(path),
            };
            writer.Transact(() =>
            {
                source = writer.Put(source);
                writer.Note(source.Id, model, 0, complete: false);
            });
        }

        try
        {
            Embed(source, raster, bands, stretch, grid, footprints, progress => context.Report(new ToolProgress((weightDone + (progress * stamp.Size)) / total, "embedding", source.Name, Embedded, null, "tiles")), cancellationToken);
            if (!SourceStamp.Look(path).LooksLike(stamp))
            {
                throw new RasterException(RasterErrorKind.Damaged, "It was changed while it was read.", "Run again when it is complete.");
            }
        }
        catch (RasterException)
        {
            Drop(source);
            throw;
        }
    }

    private void Embed(
        IndexSource source, IRasterReader raster, IReadOnlyList<int> bands, ByteStretch stretch, TileGrid grid, Func<RasterWindow, Polygon?> footprints, Action<double> report, CancellationToken cancellationToken)
    {
        Dictionary<(int Row, int Column), long> present = writer.Index.Tiles(source.Id).ToDictionary(tile => (tile.Tile.Row, tile.Tile.Column), tile => tile.Fid);
        int next = writer.Index.StateOf(source.Id, model)?.NextTile ?? 0;
        bool open = false;
        int inBatch = 0;
        long began = 0;
        try
        {
            foreach ((Tile tile, float[]? embedding) in new TileEncoder(raster, bands, stretch, loaded).Run(Enumerable.Range(next, grid.Count - next).Select(i => grid[i]), cancellationToken))
            {
                if (!open)
                {
                    writer.Begin();
                    (open, inBatch, began) = (true, 0, TimeProvider.System.GetTimestamp());
                }

                if (embedding is not null)
                {
                    long fid = present.TryGetValue((tile.Row, tile.Column), out long known) ? known : Add(source, tile, footprints(tile.Window));
                    writer.Add(fid, model, embedding);
                    Embedded++;
                }

                next++;
                inBatch++;
                if (inBatch == MostTiles || TimeProvider.System.GetElapsedTime(began) > LongestBatch)
                {
                    Commit(source, next);
                    open = false;
                }

                report((double)next / grid.Count);
            }

            if (!open)
            {
                writer.Begin();
            }

            writer.Note(source.Id, model, grid.Count, complete: true);
            writer.Commit();
        }
        catch (OperationCanceledException) when (open)
        {
            Commit(source, next);
            throw;
        }
    }

    private long Add(IndexSource source, Tile tile, Polygon? footprint)
    {
        if (footprint is null)
        {
            Unplaced.Add(source.Path);
        }

        return writer.Add(source, tile, footprint);
    }

    private void Commit(IndexSource source, int next)
    {
        writer.Note(source.Id, model, next, complete: false);
        writer.Commit();
    }

    private void Drop(IndexSource source)
    {
        writer.Abandon();
        bool kept = writer.Index.Models().Any(other => other.Id != model.Id && writer.Index.StateOf(source.Id, other) is (_, true));
        if (!kept)
        {
            writer.Transact(() => writer.Remove(source.Id));
        }
    }

    private void AdoptCrs(IRasterReader raster)
    {
        if (writer.Index.Crs is null && raster is { IsGeoreferenced: true, Crs: Crs first })
        {
            writer.Transact(() => writer.SetCrs(first));
        }
    }

    private IReadOnlyList<int> BandsOf(IRasterReader raster)
    {
        try
        {
            return arguments.BandsOf(raster);
        }
        catch (ToolException wrong)
        {
            throw new RasterException(RasterErrorKind.Unsupported, wrong.Message, wrong.Hint, wrong);
        }
    }

    private void Skip(string path, string reason)
    {
        context.Log.LogWarning("{Raster} is left out: {Reason}", path, reason);
        Skipped.Add((path, reason));
    }
}
