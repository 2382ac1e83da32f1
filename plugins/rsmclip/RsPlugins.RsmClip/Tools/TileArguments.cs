using RsPlugins.Geo.Rasters;
using RsPlugins.Geo.Tiles;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Tools;

/// <summary>Arguments of every tool that looks at the tiles of a raster.</summary>
public abstract record TileArguments : ModelArguments
{
    /// <summary>Side of a tile in pixels of the raster; 0 for the model's image size.</summary>
    public int TileSize { get; init; }

    /// <summary>Pixels from tile to tile; 0 for the tile size.</summary>
    public int Stride { get; init; }

    /// <summary>Bands for red, green and blue.</summary>
    public IReadOnlyList<int>? Bands { get; init; }

    /// <summary>The bands to read, from 1: those asked for, or what the raster's own colours say.</summary>
    /// <param name="raster">The raster.</param>
    /// <exception cref="ToolException">The raster has no such band, or their number is neither one nor three.</exception>
    internal IReadOnlyList<int> BandsOf(IRasterReader raster)
    {
        try
        {
            return BandChoice.Of(raster, Bands);
        }
        catch (ArgumentException wrong)
        {
            throw new ToolException(ErrorIds.ArgumentInvalid, wrong.Message.Split(" (Parameter", 2)[0], "Give one band (grey) or three (red, green, blue), counted from 1.", inner: wrong);
        }
    }

    /// <summary>The tiles of a raster.</summary>
    /// <param name="raster">The raster.</param>
    /// <param name="imageSize">The model's image size, pixels.</param>
    /// <exception cref="ToolException">The stride is larger than a tile, or gives too many tiles.</exception>
    internal TileGrid GridOf(IRasterReader raster, int imageSize)
    {
        int size = TileSize > 0 ? TileSize : imageSize;
        int step = Stride > 0 ? Stride : size;
        if (step > size)
        {
            throw new ToolException(ErrorIds.ArgumentInvalid, $"The stride {step} is larger than the tile size {size}: parts of the raster would have no label.", "Give a stride from 1 to the tile size.");
        }

        try
        {
            return new TileGrid(raster.Width, raster.Height, size, step, TileEdge.Shift);
        }
        catch (ArgumentOutOfRangeException wrong)
        {
            throw new ToolException(ErrorIds.ArgumentInvalid, $"A stride of {step} gives more tiles than can be counted.", "Give a larger stride.", inner: wrong);
        }
    }
}
