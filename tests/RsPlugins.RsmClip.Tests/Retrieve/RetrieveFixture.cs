using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using RsPlugins.RsmClip.Inference;
using RsPlugins.RsmClip.Tests.Index;
using RsPlugins.Tests;

namespace RsPlugins.RsmClip.Tests.Retrieve;

/// <summary>An index of overlapping tiles of three rasters: two with dates in their names, one of them in another CRS than the index, and one without a georeference.</summary>
public sealed class RetrieveFixture : IDisposable
{
    public const int TileSize = 64;
    private readonly TemporaryFolder folder = new();
    private readonly Lazy<List<(long Fid, string Source, Geometry? Footprint, float[] Embedding)>> tiles;

    public RetrieveFixture()
    {
        string photo = folder.File("photo_20260630.tif"), nowhere = folder.File("nowhere.tif"), elsewhere = folder.File("elsewhere_2025-01-31.tif");
        File.Copy(IndexFile.Photo, photo);
        File.Copy(Fixtures.Path("rasters", "derived", "no_georef.tif"), nowhere);
        File.Copy(Fixtures.Path("rasters", "uint16", "rasterio_RGBA.uint16.tif"), elsewhere);
        Index = folder.File("index.gpkg");
        JsonObject arguments = IndexFile.Arguments(Index, photo, nowhere, elsewhere);
        arguments["crs"] = "EPSG:3857";
        arguments["tile_size"] = TileSize;
        arguments["stride"] = 40;
        Assert.Equal(3, (int)Plugin.CallAsync("rs.index", arguments).GetAwaiter().GetResult()["added"]!);
        tiles = new(Read);
    }

    public PluginFixture Plugin { get; } = new();

    public string Index { get; }

    public LoadedModel Model => Plugin.Models.Get(new ModelChoice(PluginFixture.TinyModel), new RecordingContext(), CancellationToken.None);

    public Task<JsonObject> CallAsync(JsonObject arguments)
    {
        arguments.TryAdd("index", Index);
        return Plugin.CallAsync("rs.retrieve", arguments);
    }

    public async Task<float[]> EmbedAsync(string image)
    {
        JsonObject result = await Plugin.CallAsync("rs.embed", new JsonObject { ["images"] = new JsonArray(image), ["model"] = PluginFixture.TinyModel });
        return MemoryMarshal.Cast<byte, float>(Convert.FromBase64String((string)result["vectors"]!)).ToArray();
    }

    /// <summary>The best tiles by doubles, read from the file by SQLite alone.</summary>
    public List<(long Fid, double Score)> BruteForce(float[] query, Func<(string Source, Geometry? Footprint), bool> admits, int k) =>
        [.. tiles.Value.Where(tile => admits((tile.Source, tile.Footprint))).Select(tile => (tile.Fid, Score: Math.Clamp(tile.Embedding.Zip(query, (a, b) => (double)a * b).Sum(), -1, 1))).OrderByDescending(one => one.Score).Take(k)];

    /// <summary>The mean of the embeddings of the tiles at a place, as a unit vector.</summary>
    public float[] MeanAt(Geometry place)
    {
        float[][] there = [.. tiles.Value.Where(tile => tile.Footprint?.Intersects(place) == true).Select(tile => tile.Embedding)];
        double[] sum = [.. Enumerable.Range(0, there[0].Length).Select(d => there.Sum(vector => (double)vector[d]))];
        double norm = Math.Sqrt(sum.Sum(value => value * value));
        return [.. sum.Select(value => (float)(value / norm))];
    }

    public void Dispose()
    {
        Plugin.Dispose();
        folder.Dispose();
    }

    private List<(long Fid, string Source, Geometry? Footprint, float[] Embedding)> Read()
    {
        GeoPackageGeoReader reader = new();
        return [.. SqliteRows.Of(Index, "SELECT fid, source, geom, embedding FROM tiles JOIN tile_embeddings ON tile_fid = fid")
            .Select(row => ((long)row[0]!, (string)row[1]!, row[2] is byte[] geometry ? reader.Read(geometry) : null, Array.ConvertAll(MemoryMarshal.Cast<byte, Half>((byte[])row[3]!).ToArray(), half => (float)half)))];
    }
}
