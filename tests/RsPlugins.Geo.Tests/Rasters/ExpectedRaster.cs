using System.Text.Json;

namespace RsPlugins.Geo.Tests.Rasters;

/// <summary>What GDAL read from one file, as tests/fixtures/rasters/make_expected.py writes it.</summary>
public sealed record ExpectedRaster(int Width, int Height, int Bands, string Type, string? Nodata, int? Epsg, bool HasCrs, double[]? Transform, int[][]? Palette, int[][] Overviews, bool Mask,
    ExpectedWindow[] Windows, string[][]? OverviewSha256, string? MaskSha256, bool Unreadable)
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNameCaseInsensitive = true };

    /// <summary>Reads expected.json of a folder.</summary>
    public static IReadOnlyDictionary<string, ExpectedRaster> All(string folder)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(System.IO.Path.Combine(folder, "expected.json")));
        return document.RootElement.GetProperty("files").Deserialize<Dictionary<string, ExpectedRaster>>(Options)!;
    }
}
