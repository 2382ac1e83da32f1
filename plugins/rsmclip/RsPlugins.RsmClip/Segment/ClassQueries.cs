using System.Numerics.Tensors;
using RsPlugins.RsmClip.Inference;
using RsPlugins.RsmClip.Model.Prompts;

namespace RsPlugins.RsmClip.Segment;

/// <summary>The names of all classes as embeddings: each name is a query of its own, and a class is as probable as the most probable of its names.</summary>
internal sealed class ClassQueries
{
    /// <param name="vectors">One vector a name.</param>
    /// <param name="classOf">The class of each name; the names of a class stand together, in the order of the classes.</param>
    public ClassQueries(float[][] vectors, int[] classOf)
    {
        Vectors = vectors;
        ClassOf = classOf;
        ClassCount = classOf[^1] + 1;
        Lanes = (vectors.Length + Width - 1) / Width * Width;
    }

    /// <summary>One vector a name.</summary>
    public float[][] Vectors { get; }

    /// <summary>The class of each name.</summary>
    public int[] ClassOf { get; }

    /// <summary>Number of classes.</summary>
    public int ClassCount { get; }

    /// <summary>Room for a value a name, rounded up to whole vectors of the processor.</summary>
    public int Lanes { get; }

    private static int Width => System.Numerics.Vector<float>.Count;

    /// <summary>Embeds the names. With several languages a query is the mean of what the name is in each; the names of a class that has not as many in each language stand for themselves.</summary>
    /// <param name="encoder">The text tower.</param>
    /// <param name="classes">The classes.</param>
    /// <param name="languages">At least one language.</param>
    /// <param name="templates">Whether names are put into sentences.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static ClassQueries Of(TextEncoder encoder, ClassSet classes, IReadOnlyList<string> languages, bool templates, CancellationToken cancellationToken)
    {
        Queue<float[]>[] byLanguage = [.. languages.Select(language => new Queue<float[]>(ClassEmbeddings.OfNames(encoder, classes, language, templates, cancellationToken)))];
        List<float[]> vectors = [];
        List<int> classOf = [];
        foreach ((int index, PromptClass one) in classes.Classes.Index())
        {
            float[][][] names = [.. byLanguage.Select((queue, language) => one.NamesIn(languages[language]).Select(_ => queue.Dequeue()).ToArray())];
            bool alike = names.All(list => list.Length == names[0].Length);
            vectors.AddRange(alike ? names[0].Select((_, name) => Mean([.. names.Select(list => list[name])])) : names.SelectMany(list => list));
            classOf.AddRange(Enumerable.Repeat(index, vectors.Count - classOf.Count));
        }

        return new ClassQueries([.. vectors], [.. classOf]);
    }

    /// <summary>The cosines of patches with the names, less a share of those of the whole window (SegEarth-OV, Li et al., CVPR 2025: its global bias).</summary>
    /// <param name="tokens">[1 + patches, dimension], the class token first; not normalised.</param>
    /// <param name="globalShare">What is taken off: this share of the class token's cosines.</param>
    /// <returns>[patches, <see cref="Lanes"/>].</returns>
    public float[] Logits(ReadOnlySpan<float> tokens, float globalShare)
    {
        int dimension = Vectors[0].Length, patches = (tokens.Length / dimension) - 1;
        float[] logits = new float[patches * Lanes];
        float[] global = new float[Vectors.Length];
        if (globalShare != 0)
        {
            Cosines(tokens[..dimension], global);
            TensorPrimitives.Multiply<float>(global, globalShare, global);
        }

        for (int patch = 0; patch < patches; patch++)
        {
            Span<float> row = logits.AsSpan(patch * Lanes, Vectors.Length);
            Cosines(tokens.Slice((patch + 1) * dimension, dimension), row);
            TensorPrimitives.Subtract(row, global, row);
        }

        return logits;
    }

    private void Cosines(ReadOnlySpan<float> feature, Span<float> cosines)
    {
        float length = Math.Max(TensorPrimitives.Norm(feature), float.Epsilon);
        for (int name = 0; name < Vectors.Length; name++)
        {
            cosines[name] = TensorPrimitives.Dot(feature, Vectors[name]) / length;
        }
    }

    private static float[] Mean(float[][] vectors)
    {
        float[] mean = new float[vectors[0].Length];
        foreach (float[] vector in vectors)
        {
            TensorPrimitives.Add(mean, vector, mean);
        }

        TensorPrimitives.Divide(mean, vectors.Length, mean);
        return mean;
    }
}
