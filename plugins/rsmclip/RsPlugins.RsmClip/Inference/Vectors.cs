using System.Numerics.Tensors;

namespace RsPlugins.RsmClip.Inference;

/// <summary>Arithmetic on embeddings.</summary>
internal static class Vectors
{
    public static float Cosine(ReadOnlySpan<float> a, ReadOnlySpan<float> b) => TensorPrimitives.CosineSimilarity(a, b);

    public static float Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b) => TensorPrimitives.Dot(a, b);

    public static void Normalise(Span<float> vector) => TensorPrimitives.Divide(vector, TensorPrimitives.Norm<float>(vector), vector);

    /// <summary>The position of the largest value, the first where there are several.</summary>
    public static int ArgMax(ReadOnlySpan<float> values) => TensorPrimitives.IndexOfMax(values);

    /// <summary>Probabilities of logits.</summary>
    public static float[] SoftMax(ReadOnlySpan<float> cosines, float scale)
    {
        float[] result = new float[cosines.Length];
        TensorPrimitives.Multiply(cosines, scale, result);
        TensorPrimitives.Subtract(result, TensorPrimitives.Max<float>(result), result);
        TensorPrimitives.Exp(result, result);
        TensorPrimitives.Divide(result, TensorPrimitives.Sum<float>(result), result);
        return result;
    }
}
