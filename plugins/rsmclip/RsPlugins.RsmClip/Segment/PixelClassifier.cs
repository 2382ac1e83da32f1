using System.Numerics.Tensors;

namespace RsPlugins.RsmClip.Segment;

/// <summary>From logits to classes as NACLIP does it: softmax over all names, then the maximum over the names of a class.</summary>
/// <param name="queries">The names.</param>
/// <param name="scale">The factor before the softmax.</param>
/// <param name="threshold">The least probability of a class.</param>
/// <param name="below">The class of pixels where no class reaches the threshold.</param>
internal sealed class PixelClassifier(ClassQueries queries, float scale, float threshold, byte below)
{
    /// <summary>The probabilities of the classes; where a class has several names, they sum to less than 1.</summary>
    /// <param name="logits">[pixels, lanes]; used as room for the work.</param>
    /// <param name="probabilities">Gets [pixels, classes].</param>
    public void Probabilities(Span<float> logits, Span<float> probabilities)
    {
        int lanes = queries.Lanes, names = queries.Vectors.Length, classes = queries.ClassCount, pixels = logits.Length / lanes;
        for (int x = 0; x < pixels; x++)
        {
            Span<float> pixel = logits.Slice(x * lanes, lanes);
            float largest = TensorPrimitives.Max<float>(pixel[..names]);
            TensorPrimitives.Subtract(pixel, largest, pixel);
        }

        TensorPrimitives.Multiply(logits, scale, logits);
        TensorPrimitives.Exp(logits, logits);
        probabilities.Clear();
        for (int x = 0; x < pixels; x++)
        {
            ReadOnlySpan<float> pixel = logits.Slice(x * lanes, names);
            Span<float> row = probabilities.Slice(x * classes, classes);
            float sum = 0;
            for (int name = 0; name < pixel.Length; name++)
            {
                sum += pixel[name];
                ref float probability = ref row[queries.ClassOf[name]];
                probability = Math.Max(probability, pixel[name]);
            }

            TensorPrimitives.Divide(row, sum, row);
        }
    }

    /// <summary>The most probable class of each pixel, the first where several are equally probable.</summary>
    /// <param name="probabilities">[pixels, classes].</param>
    /// <param name="classes">Gets the class of each pixel.</param>
    /// <param name="scores">Gets the probability of the most probable class, also where it stays below the threshold.</param>
    public void Label(ReadOnlySpan<float> probabilities, Span<byte> classes, Span<float> scores)
    {
        for (int x = 0; x < classes.Length; x++)
        {
            ReadOnlySpan<float> row = probabilities.Slice(x * queries.ClassCount, queries.ClassCount);
            int best = TensorPrimitives.IndexOfMax(row);
            scores[x] = row[best];
            classes[x] = row[best] < threshold ? below : (byte)best;
        }
    }
}
