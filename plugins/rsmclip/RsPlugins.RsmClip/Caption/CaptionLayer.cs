using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using RsPlugins.Geo.Rasters;
using RsPlugins.Geo.Tiles;
using RsPlugins.Geo.Vectors;
using RsPlugins.RsmClip.Tools;
using RsPlugins.Sdk.Files;

namespace RsPlugins.RsmClip.Caption;

/// <summary>The layer of captioned tiles, written under a temporary name.</summary>
internal sealed class CaptionLayer : IDisposable
{
    private const string Layer = "captions";

    private static readonly GeoPackageColumn[] Columns =
    [
        new("caption", GeoPackageColumnType.Text), new("language", GeoPackageColumnType.Text), new("method", GeoPackageColumnType.Text), new("score", GeoPackageColumnType.Real),
        new("sources", GeoPackageColumnType.Text), new("notice", GeoPackageColumnType.Text), new("row", GeoPackageColumnType.Integer), new("col", GeoPackageColumnType.Integer),
    ];

    private static readonly ClassColor[] Colors = [new(CaptionCandidate.Generated, 0x7b, 0x4f, 0xd0), new(CaptionCandidate.Retrieved, 0x2a, 0x9d, 0x8f)];

    private static readonly JsonSerializerOptions Readable = new(ToolJson.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly StagedFile file;
    private readonly GeoPackageWriter writer;
    private readonly GeoTransform transform;

    public CaptionLayer(string path, IRasterReader raster)
    {
        // Without a georeference a GIS draws a raster from the origin downwards: rows count as negative y.
        transform = raster.IsGeoreferenced ? raster.Transform : new GeoTransform(0, 1, 0, 0, 0, -1);
        file = new StagedFile(path);
        try
        {
            writer = new GeoPackageWriter(file.Path, Layer, raster.Crs, Columns);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    public void Add(TileCaption tile)
    {
        if (tile.Caption is ImageCaption caption)
        {
            writer.Add(Footprint.Of(new RasterWindow(tile.X, tile.Y, tile.Width, tile.Height), transform),
                caption.Best.Text, caption.Best.Language, caption.Best.Method, caption.Best.Score, JsonSerializer.Serialize(caption.Retrieved, Readable), caption.Notice, tile.Row, tile.Column);
        }
    }

    /// <summary>Completes the file and gives it its name.</summary>
    public void Commit(JsonObject provenance)
    {
        writer.AddStyle("method", Colors);
        writer.Commit();
        writer.Dispose();
        OutputProvenance.AddToGeoPackage(file.Path, Layer, provenance);
        file.Commit();
    }

    public void Dispose()
    {
        writer.Dispose();
        file.Dispose();
    }
}
