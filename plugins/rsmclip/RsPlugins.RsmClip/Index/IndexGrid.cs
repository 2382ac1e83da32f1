using System.Globalization;
using RsPlugins.RsmClip.Model.Configuration;

namespace RsPlugins.RsmClip.Index;

/// <summary>How an index lays tiles: as asked for, else as it did before, else by the model.</summary>
internal static class IndexGrid
{
    /// <summary>The arguments with nothing left open that the index knows.</summary>
    public static IndexArguments Fill(IndexArguments arguments, TileIndex index, ModelConfig model)
    {
        int size = arguments.TileSize > 0 ? arguments.TileSize : Number(index, "tile_size") ?? model.Vision.ImageSize;
        int? before = Number(index, "tile_size") == size ? Number(index, "stride") : null;
        int stride = arguments.Stride > 0 ? arguments.Stride : before ?? size;
        IReadOnlyList<int>? bands = arguments.Bands is { Count: > 0 } ? arguments.Bands : Parse(index.Setting("bands"));
        return arguments with { TileSize = size, Stride = stride, Bands = bands };
    }

    /// <summary>Keeps the choice for later calls.</summary>
    public static void Keep(IndexArguments filled, TileIndexWriter writer)
    {
        writer.Set("tile_size", filled.TileSize.ToString(CultureInfo.InvariantCulture));
        writer.Set("stride", filled.Stride.ToString(CultureInfo.InvariantCulture));
        writer.Set("bands", filled.Bands is { Count: > 0 } bands ? Text(bands) : null);
    }

    /// <summary>Whether a source has the tiles that are wanted now.</summary>
    public static bool Fits(SourceGrid grid, IndexArguments filled) =>
        grid.TileSize == filled.TileSize && grid.Stride == filled.Stride && (filled.Bands is not { Count: > 0 } bands || grid.Bands == Text(bands));

    /// <summary>Bands as they are stored.</summary>
    public static string Text(IReadOnlyList<int> bands) => string.Join(',', bands.Select(band => band.ToString(CultureInfo.InvariantCulture)));

    /// <summary>Bands from what is stored.</summary>
    public static int[]? Parse(string? text) => string.IsNullOrEmpty(text) ? null : [.. text.Split(',').Select(band => int.Parse(band, CultureInfo.InvariantCulture))];

    private static int? Number(TileIndex index, string name) => index.Setting(name) is string text ? int.Parse(text, CultureInfo.InvariantCulture) : null;
}
