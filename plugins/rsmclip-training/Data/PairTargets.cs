namespace RsPlugins.RsmClip.Training.Data;

/// <summary>How much the images of a batch belong to its texts.</summary>
internal static class PairTargets
{
    /// <summary>Rows are images, columns texts.</summary>
    /// <param name="pairs">The batch.</param>
    /// <param name="areShared">Whether other texts than an image's own may belong to it; else this is CLIP's diagonal.</param>
    public static float[] Of(IReadOnlyList<Pair> pairs, bool areShared)
    {
        float[] targets = new float[pairs.Count * pairs.Count];
        for (int i = 0; i < pairs.Count; i++)
        {
            for (int j = 0; j < pairs.Count; j++)
            {
                targets[(i * pairs.Count) + j] = i == j ? 1 : areShared ? (float)Weight(pairs[i], pairs[j]) : 0;
            }
        }

        return targets;
    }

    private static double Weight(Pair image, Pair text)
    {
        // The same image, the same words, the same caption in another language, or another of the image's own captions.
        if (ReferenceEquals(image.Entry, text.Entry) || string.Equals(image.TextId, text.TextId, StringComparison.Ordinal) || string.Equals(image.Text, text.Text, StringComparison.Ordinal)
            || image.Entry.Captions.Any(caption => string.Equals(caption.Id, text.TextId, StringComparison.Ordinal)))
        {
            return 1;
        }

        if (!string.Equals(image.Group, text.Group, StringComparison.Ordinal))
        {
            return 0;
        }

        return text.NamesClass && image.Set == text.Set ? 1 : Math.Min(image.Settings.SameClassWeight, text.Settings.SameClassWeight);
    }
}
