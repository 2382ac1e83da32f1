using System.Text.Json.Nodes;
using NetTopologySuite.Geometries;
using RsPlugins.Geo.Rasters;
using RsPlugins.Geo.Tiles;
using RsPlugins.Geo.Vectors;
using RsPlugins.RsmClip.Index;
using RsPlugins.RsmClip.Inference;
using RsPlugins.RsmClip.Model.Preprocessing;
using RsPlugins.Sdk.Files;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Retrieve;

/// <summary>Shows where in its tile each match has what was looked for: a layer of patches, coloured by the cosine of their features to the query.</summary>
internal static class HeatMap
{
    private const string Layer = "patches";

    private static readonly GeoPackageColumn[] Columns =
    [
        new("rank", GeoPackageColumnType.Integer), new("score", GeoPackageColumnType.Real), new("row", GeoPackageColumnType.Integer), new("col", GeoPackageColumnType.Integer), new("source", GeoPackageColumnType.Text),
    ];

    /// <summary>Writes the layer. Matches without a footprint, or whose raster cannot be read any more, have no patches in it; the latter get a note.</summary>
    /// <param name="path">The GeoPackage.</param>
    /// <param name="matches">The matches.</param>
    /// <param name="query">A unit vector.</param>
    /// <param name="model">The model.</param>
    /// <param name="crs">The CRS of the index.</param>
    /// <param name="provenance">Written into the file.</param>
    /// <param name="context">Told the matches done.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The file.</returns>
    public static string Write(string path, IReadOnlyList<Match> matches, float[] query, LoadedModel model, Crs? crs, JsonObject provenance, IToolContext context, CancellationToken cancellationToken)
    {
        using StagedFile file = new(path);
        using (GeoPackageWriter writer = new(file.Path, Layer, crs, Columns))
        {
            (double low, double high) = (double.PositiveInfinity, double.NegativeInfinity);
            int done = 0;
            foreach (IGrouping<string, Match> ofSource in matches.Where(match => match.Footprint is not null).GroupBy(match => match.Source.Path, StringComparer.Ordinal))
            {
                foreach ((Match match, float[] scores, Func<int, int, Polygon?> cell) in Scores(ofSource, query, model, crs, cancellationToken))
                {
                    Add(writer, match, scores, cell);
                    (low, high) = (Math.Min(low, scores.Min()), Math.Max(high, scores.Max()));
                    context.Report(ToolProgress.Of("locating", ++done, matches.Count, "matches"));
                }
            }

            if (high >= low)
            {
                writer.AddGradedStyle("score", low, high);
            }

            writer.AddMetadata("https://www.w3.org/TR/prov-overview/", provenance.ToJsonString());
            writer.Commit();
        }

        file.Commit();
        return file.FinalPath;
    }

    private static IEnumerable<(Match Match, float[] Scores, Func<int, int, Polygon?> Cell)> Scores(IGrouping<string, Match> ofSource, float[] query, LoadedModel model, Crs? crs, CancellationToken cancellationToken)
    {
        IRasterReader raster;
        try
        {
            raster = RasterFile.Open(ofSource.Key);
        }
        catch (RasterException gone)
        {
            foreach (Match match in ofSource)
            {
                match.Note ??= $"No heat map: {gone.Message}";
            }

            yield break;
        }

        using (raster)
        {
            IReadOnlyList<int> bands = BandChoice.Of(raster, IndexGrid.Parse(ofSource.First().Source.Grid.Bands));
            ByteStretch stretch = ByteStretch.FromRaster(raster, bands, cancellationToken);
            int side = model.Images.PatchesPerSide;
            foreach (Match match in ofSource)
            {
                RasterWindow window = match.Tile.Tile.Window;
                byte[] rgb = ByteStretch.ReadRgb(raster, window, bands, stretch, cancellationToken);
                float[] features = model.Images.EncodePatches([model.Images.Preprocessor.ResizeAndCrop(new PixelImage(rgb, window.Width, window.Height, 3))], cancellationToken)[0];
                float[] scores = [.. Enumerable.Range(0, side * side).Select(patch => Vectors.Cosine(features.AsSpan(patch * query.Length, query.Length), query))];
                GeoTransform patches = raster.Transform.Part(window.X, window.Y, (double)window.Width / side, (double)window.Height / side);
                Func<Polygon, Polygon?> place = IndexReference.Place(raster, crs);
                yield return (match, scores, (row, column) => place(Footprint.Of(new RasterWindow(column, row, 1, 1), patches)));
            }
        }
    }

    private static void Add(GeoPackageWriter writer, Match match, float[] scores, Func<int, int, Polygon?> cell)
    {
        int side = (int)Math.Sqrt(scores.Length);
        for (int i = 0; i < scores.Length; i++)
        {
            writer.Add(cell(i / side, i % side), match.Rank, (double)scores[i], i / side, i % side, match.Source.Name);
        }
    }
}
