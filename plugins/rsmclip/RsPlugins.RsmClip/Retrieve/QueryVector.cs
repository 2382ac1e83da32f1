using System.Numerics.Tensors;
using RsPlugins.RsmClip.Inference;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Retrieve;

/// <summary>
/// One vector of several examples: q = n(mean(p) − w · mean(m)), with unit vectors p of what is looked for and m of what is not, the weight w, and n to unit length (as Rocchio's relevance feedback,
/// in: Salton, The SMART Retrieval System, 1971, chapter 14).
/// </summary>
internal static class QueryVector
{
    /// <summary>Combines examples.</summary>
    /// <param name="wanted">Unit vectors, at least one.</param>
    /// <param name="unwanted">Unit vectors.</param>
    /// <param name="weight">The weight of the unwanted.</param>
    /// <exception cref="ToolException">The examples cancel each other out.</exception>
    public static float[] Of(IReadOnlyList<float[]> wanted, IReadOnlyList<float[]> unwanted, double weight)
    {
        float[] query = Mean(wanted);
        if (unwanted.Count > 0)
        {
            float[] away = Mean(unwanted);
            TensorPrimitives.Multiply(away, (float)weight, away);
            TensorPrimitives.Subtract(query, away, query);
        }

        if (TensorPrimitives.Norm<float>(query) < 1e-6f)
        {
            throw new ToolException(ErrorIds.ArgumentInvalid, "What is looked for and what is not are the same.", "Give other examples, or a smaller weight.");
        }

        Vectors.Normalise(query);
        return query;
    }

    /// <summary>The mean of vectors, not normalised.</summary>
    public static float[] Mean(IReadOnlyList<float[]> vectors)
    {
        float[] sum = new float[vectors[0].Length];
        foreach (float[] vector in vectors)
        {
            TensorPrimitives.Add(sum, vector, sum);
        }

        TensorPrimitives.Divide(sum, vectors.Count, sum);
        return sum;
    }
}
