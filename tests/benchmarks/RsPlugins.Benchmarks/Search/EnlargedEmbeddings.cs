using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using RsPlugins.RsmClip.Index;

namespace RsPlugins.Benchmarks.Search;

/// <summary>
/// Real embeddings as rows of a longer dimension, and more of them: a fixed random orthonormal map keeps all cosines, and every further copy of a row gets noise of a tenth of its length, so that
/// no two are equal and the crowding of real embeddings stays.
/// </summary>
internal sealed class EnlargedEmbeddings
{
    private const float Noise = 0.1f;
    private readonly float[][] axes;
    private readonly Random random = new(512);

    /// <param name="from">Length of the real embeddings.</param>
    /// <param name="to">Length of the rows, not less.</param>
    public EnlargedEmbeddings(int from, int to)
    {
        axes = new float[from][];
        for (int i = 0; i < from; i++)
        {
            axes[i] = Direction(to);
            for (int j = 0; j < i; j++)
            {
                TensorPrimitives.MultiplyAdd(axes[j], -TensorPrimitives.Dot<float>(axes[i], axes[j]), axes[i], axes[i]);
            }

            Normalise(axes[i]);
        }
    }

    /// <summary>An embedding in the longer dimension.</summary>
    public float[] Map(ReadOnlySpan<float> embedding)
    {
        float[] row = new float[axes[0].Length];
        for (int d = 0; d < embedding.Length; d++)
        {
            TensorPrimitives.MultiplyAdd(axes[d], embedding[d], row, row);
        }

        return row;
    }

    /// <summary>Makes rows into a matrix, and writes them as float32 into a file.</summary>
    public EmbeddingMatrix Make(RealEmbeddings real, int count, string path)
    {
        float[][] originals = [.. Enumerable.Range(0, real.Images.Length / real.Dimension).Select(i => Map(real.Images.AsSpan(i * real.Dimension, real.Dimension)))];
        float[] row = new float[axes[0].Length];
        Half[] halves = new Half[row.Length];
        EmbeddingMatrixBuilder builder = new(row.Length);
        using FileStream file = File.Create(path);
        for (int i = 0; i < count; i++)
        {
            float[] original = originals[i % originals.Length];
            TensorPrimitives.MultiplyAdd(Direction(row.Length), i < originals.Length ? 0 : Noise, original, row);
            Normalise(row);
            file.Write(MemoryMarshal.AsBytes<float>(row));
            TensorPrimitives.ConvertToHalf(row, halves);
            builder.Append(halves);
        }

        return builder.Build(CancellationToken.None);
    }

    private float[] Direction(int length)
    {
        float[] values = new float[length];
        for (int d = 0; d < length; d++)
        {
            values[d] = random.NextSingle() + random.NextSingle() + random.NextSingle() - 1.5f;
        }

        Normalise(values);
        return values;
    }

    private static void Normalise(float[] values) => TensorPrimitives.Divide(values, TensorPrimitives.Norm<float>(values), values);
}
