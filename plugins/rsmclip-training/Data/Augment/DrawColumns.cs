using static TorchSharp.torch;

namespace RsPlugins.RsmClip.Training.Data.Augment;

/// <summary>The draws of many crops on the device: all in one table, since each transfer waits for the device.</summary>
internal sealed class DrawColumns
{
    private readonly CropDraw[] _draws;
    private readonly Tensor _table;

    /// <summary>Copies the draws; the tensors belong to the caller's scope.</summary>
    /// <param name="places">Where the images are.</param>
    /// <param name="draws">As many draws.</param>
    /// <param name="device">The device.</param>
    public DrawColumns(ImagePlace[] places, CropDraw[] draws, Device device)
    {
        _draws = draws;
        int columns = (int)DrawColumn.FirstPlace + (ColourJitter.Changes * (int)PlaceColumn.Count);
        float[] table = new float[columns * draws.Length];
        for (int i = 0; i < draws.Length; i++)
        {
            int column = 0;
            foreach (float value in Values(places[i], draws[i]))
            {
                table[(column++ * draws.Length) + i] = value;
            }
        }

        _table = tensor(table, [columns, draws.Length]).to(device);
    }

    /// <summary>Number of crops.</summary>
    public int Count => _draws.Length;

    /// <summary>A column, [B, 1, 1, 1].</summary>
    /// <param name="column">Which.</param>
    public Tensor this[DrawColumn column] => At((int)column);

    /// <summary>A column of one change of colour, [B, 1, 1, 1].</summary>
    /// <param name="place">Place in the order.</param>
    /// <param name="column">Which.</param>
    public Tensor this[int place, PlaceColumn column] => At((int)DrawColumn.FirstPlace + (place * (int)PlaceColumn.Count) + (int)column);

    /// <summary>The factors of the channels, [B, 3, 1, 1].</summary>
    public Tensor Channels => _table.narrow(0, (int)DrawColumn.Red, 3).t().unsqueeze(-1).unsqueeze(-1);

    /// <summary>Two neighbouring columns one below the other, [2 * B, 1, 1].</summary>
    /// <param name="column">The first of them.</param>
    public Tensor Both(DrawColumn column) => _table.narrow(0, (int)column, 2).reshape(-1, 1, 1);

    /// <summary>Whether any crop is so: what no crop needs is not computed.</summary>
    /// <param name="isSo">Asked of each.</param>
    public bool Any(Func<CropDraw, bool> isSo) => _draws.Any(isSo);

    private Tensor At(int row) => _table.select(0, row).view(-1, 1, 1, 1);

    private static IEnumerable<float> Values(ImagePlace image, CropDraw draw)
    {
        yield return image.Row;
        yield return draw.Part.Top;
        yield return draw.Part.Left;
        yield return draw.Part.Height;
        yield return draw.Part.Width;
        yield return draw.Turn & 1;
        yield return (draw.Turn & 2) >> 1;
        yield return (draw.Turn & 4) >> 2;
        yield return draw.Seen;
        yield return draw.Channels.Red;
        yield return draw.Channels.Green;
        yield return draw.Channels.Blue;
        yield return draw.IsGrey ? 1 : 0;
        yield return (float)draw.Blur;
        yield return draw.IsSolarized ? 1 : 0;
        for (int place = 0; place < ColourJitter.Changes; place++)
        {
            int change = draw.Jitter.At(place);
            yield return change == 2 ? 1 : 0;
            yield return change == 1 ? 1 : 0;
            yield return draw.Jitter.FactorAt(place);
            yield return change == 3 ? draw.Jitter.Hue : 0;
        }
    }
}
