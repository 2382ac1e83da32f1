using System.Runtime.InteropServices;

namespace RsPlugins.Geo.Rasters;

/// <summary>The samples of one window: band after band, row after row, in the raster's own type.</summary>
public sealed class RasterBlock
{
    private readonly byte[] data;

    internal RasterBlock(RasterWindow window, IReadOnlyList<int> bands, SampleType type, byte[] data)
    {
        Window = window;
        Bands = bands;
        Type = type;
        this.data = data;
    }

    /// <summary>The window that was read; the block has exactly its size, also over the border.</summary>
    public RasterWindow Window { get; }

    /// <summary>The bands in their order here, counted from 1.</summary>
    public IReadOnlyList<int> Bands { get; }

    /// <summary>Type of the samples.</summary>
    public SampleType Type { get; }

    /// <summary>All samples as bytes: [bands, height, width], each sample in the machine's byte order.</summary>
    public ReadOnlyMemory<byte> Data => data;

    /// <summary>Samples of one band as they are.</summary>
    /// <typeparam name="T">A number of the size of <see cref="Type"/>.</typeparam>
    /// <param name="position">Place of the band in <see cref="Bands"/>, from 0.</param>
    /// <returns>[height, width] samples.</returns>
    /// <exception cref="InvalidOperationException"><typeparamref name="T"/> has another size.</exception>
    public ReadOnlySpan<T> Samples<T>(int position)
        where T : unmanaged
    {
        int size = SampleTypes.Size(Type);
        if (Marshal.SizeOf<T>() != size)
        {
            throw new InvalidOperationException($"Samples of type {Type} cannot be seen as {typeof(T).Name}.");
        }

        int length = Window.Width * Window.Height * size;
        return MemoryMarshal.Cast<byte, T>(data.AsSpan(position * length, length));
    }

    /// <summary>Samples of one band converted to single precision.</summary>
    /// <param name="position">Place of the band in <see cref="Bands"/>, from 0.</param>
    /// <returns>[height, width] values.</returns>
    public float[] ToSingle(int position) => Array.ConvertAll(ToDouble(position), value => (float)value);

    /// <summary>Samples of one band converted to double precision (64-bit integers beyond 2^53 are rounded).</summary>
    /// <param name="position">Place of the band in <see cref="Bands"/>, from 0.</param>
    /// <returns>[height, width] values.</returns>
    public double[] ToDouble(int position)
    {
        int size = SampleTypes.Size(Type), count = Window.Width * Window.Height;
        double[] values = new double[count];
        ReadOnlySpan<byte> source = data.AsSpan(position * count * size, count * size);
        for (int i = 0; i < count; i++)
        {
            values[i] = SampleTypes.Read(source[(i * size)..], Type);
        }

        return values;
    }
}
