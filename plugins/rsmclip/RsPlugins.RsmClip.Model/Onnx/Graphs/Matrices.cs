namespace RsPlugins.RsmClip.Model.Onnx.Graphs;

/// <summary>Turns a checkpoint's matrices [out,in] into what the graphs multiply with, [in,out].</summary>
internal static class Matrices
{
    private const int Block = 64;
    private const float Largest = 127f;

    public static float[] Transpose(float[] source, int rows, int columns)
    {
        float[] result = new float[source.Length];
        Parallel.For(0, (columns + Block - 1) / Block, block =>
        {
            int last = Math.Min(columns, (block + 1) * Block);
            for (int row = 0; row < rows; row += Block)
            {
                for (int column = block * Block; column < last; column++)
                {
                    for (int r = row; r < Math.Min(rows, row + Block); r++)
                    {
                        result[((long)column * rows) + r] = source[((long)r * columns) + column];
                    }
                }
            }
        });
        return result;
    }

    /// <summary>Symmetric signed bytes with one scale a row: value ≈ byte × scale.</summary>
    public static (sbyte[] Values, float[] Scales) Quantize(float[] source, int rows, int columns)
    {
        sbyte[] values = new sbyte[source.Length];
        float[] scales = new float[rows];
        Parallel.For(0, rows, row =>
        {
            ReadOnlySpan<float> line = source.AsSpan(row * columns, columns);
            float scale = System.Numerics.Tensors.TensorPrimitives.MaxMagnitude(line);
            scale = Math.Abs(scale) / Largest;
            scales[row] = scale == 0 ? 1 : scale;
            Span<sbyte> target = values.AsSpan(row * columns, columns);
            for (int i = 0; i < line.Length; i++)
            {
                target[i] = (sbyte)Math.Clamp(MathF.Round(line[i] / scales[row]), -Largest, Largest);
            }
        });
        return (values, scales);
    }

    public static sbyte[] Transpose(sbyte[] source, int rows, int columns)
    {
        sbyte[] result = new sbyte[source.Length];
        Parallel.For(0, columns, column =>
        {
            for (int row = 0; row < rows; row++)
            {
                result[(column * rows) + row] = source[(row * columns) + column];
            }
        });
        return result;
    }
}
