using System.Globalization;
using RsPlugins.Geo.Images;
using RsPlugins.Geo.Rasters;
using RsPlugins.RsmClip.Index;
using RsPlugins.RsmClip.Model.Preprocessing;
using RsPlugins.Sdk.Files;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Retrieve;

/// <summary>Pictures of matches, as the model saw them: the bands and the stretch of the index.</summary>
/// <param name="folder">Where they are written.</param>
/// <param name="longerSide">Longer side of a picture at most, pixels; smaller tiles are not made larger.</param>
internal sealed class Thumbnails(string folder, int longerSide)
{
    /// <summary>Makes a picture of each match whose raster can still be read; the others get a note.</summary>
    /// <param name="matches">The matches.</param>
    /// <param name="context">Told the pictures done.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public void Write(IReadOnlyList<Match> matches, IToolContext context, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        int done = 0;
        foreach (IGrouping<long, Match> ofSource in matches.GroupBy(match => match.Source.Id))
        {
            try
            {
                IndexSource source = ofSource.First().Source;
                bool changed = !SourceStamp.Look(source.Path).LooksLike(source.Stamp);
                using IRasterReader raster = RasterFile.Open(source.Path);
                IReadOnlyList<int> bands = BandChoice.Of(raster, IndexGrid.Parse(source.Grid.Bands));
                ByteStretch stretch = ByteStretch.FromRaster(raster, bands, cancellationToken);
                foreach (Match match in ofSource)
                {
                    match.Thumbnail = Write(match, raster, bands, stretch, cancellationToken);
                    match.Note = changed ? "The raster was changed after it was indexed: run rs.index again." : match.Note;
                    context.Report(ToolProgress.Of("drawing", ++done, matches.Count, "pictures"));
                }
            }
            catch (Exception gone) when (gone is RasterException or FileNotFoundException or DirectoryNotFoundException or ArgumentException)
            {
                foreach (Match match in ofSource.Where(match => match.Thumbnail is null))
                {
                    match.Note = File.Exists(match.Source.Path) ? $"No picture: {gone.Message}" : "No picture: the raster is not where it was when it was indexed.";
                }
            }
        }
    }

    private string Write(Match match, IRasterReader raster, IReadOnlyList<int> bands, ByteStretch stretch, CancellationToken cancellationToken)
    {
        RasterWindow window = match.Tile.Tile.Window.Within(raster.Width, raster.Height) ?? match.Tile.Tile.Window;
        byte[] rgb = ByteStretch.ReadRgb(raster, window, bands, stretch, cancellationToken);
        double scale = Math.Min(1, (double)longerSide / Math.Max(window.Width, window.Height));
        int width = Math.Max(1, (int)Math.Round(window.Width * scale)), height = Math.Max(1, (int)Math.Round(window.Height * scale));
        byte[] small = ImagePreprocessor.Resize(rgb, window.Width, window.Height, width, height);
        string name = string.Create(CultureInfo.InvariantCulture, $"{match.Rank:000}_{Path.GetFileNameWithoutExtension(match.Source.Name)}_r{match.Tile.Tile.Row}_c{match.Tile.Tile.Column}.png");
        using StagedFile file = new(Path.Combine(folder, name));
        File.WriteAllBytes(file.Path, ImageFile.EncodePng(small, width, height, 3));
        file.Commit();
        return file.FinalPath;
    }
}
