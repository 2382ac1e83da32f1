namespace RsPlugins.RsmClip.Model.Metrics;

/// <summary>
/// Where cross-modal retrieval finds what belongs together: every caption asks once for its own image among all images, every image for the first of its own captions among all captions.
/// Of equal scores the earlier in the list comes first, as in a stable sort.
/// </summary>
/// <param name="OfCaptions">For each caption, how many images come before its own.</param>
/// <param name="OfImages">For each image, how many captions come before the first of its own; <see cref="int.MaxValue"/> for an image without captions.</param>
/// <param name="Owners">For each caption the position of its image.</param>
public sealed record RetrievalRanks(IReadOnlyList<int> OfCaptions, IReadOnlyList<int> OfImages, IReadOnlyList<int> Owners)
{
    /// <summary>For each image the number of its captions, and how many of them find it at each depth.</summary>
    private readonly Lazy<(int Captions, int[] Found)[]> byImage = new(() => ByImage(OfCaptions, Owners, OfImages.Count));

    /// <summary>Ranks.</summary>
    /// <param name="owners">For each caption the position of its image.</param>
    /// <param name="images">Number of images.</param>
    /// <param name="score">The score of a caption and an image, by their positions; the higher, the more alike.</param>
    /// <param name="cancellationToken">Ends the work between two captions.</param>
    public static RetrievalRanks Of(IReadOnlyList<int> owners, int images, Func<int, int, float> score, CancellationToken cancellationToken)
    {
        (int Caption, float Score)[] best = [.. Enumerable.Repeat((-1, float.NegativeInfinity), images)];
        float[] own = new float[owners.Count];
        for (int caption = 0; caption < owners.Count; caption++)
        {
            own[caption] = score(caption, owners[caption]);
            if (best[owners[caption]].Caption < 0 || own[caption] > best[owners[caption]].Score)
            {
                best[owners[caption]] = (caption, own[caption]);
            }
        }

        int[] ofCaptions = new int[owners.Count];
        int[] ofImages = [.. best.Select(one => one.Caption < 0 ? int.MaxValue : 0)];
        for (int caption = 0; caption < owners.Count; caption++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (int image = 0; image < images; image++)
            {
                float value = score(caption, image);
                ofCaptions[caption] += value > own[caption] || (value == own[caption] && image < owners[caption]) ? 1 : 0;
                ofImages[image] += best[image].Caption >= 0 && (value > best[image].Score || (value == best[image].Score && caption < best[image].Caption)) ? 1 : 0;
            }
        }

        return new RetrievalRanks(ofCaptions, ofImages, owners);
    }

    /// <summary>The recalls when every image counts once.</summary>
    public RetrievalRecall Recall() => Recall([.. Enumerable.Repeat(1, OfImages.Count)]);

    /// <summary>The recalls when images, and with them their captions, count several times or not at all. What they are sought among stays the same.</summary>
    /// <param name="counts">For each image how often it counts.</param>
    public RetrievalRecall Recall(IReadOnlyList<int> counts)
    {
        int depths = RetrievalRecall.Depths.Count, images = 0, captions = 0;
        int[] foundImages = new int[depths], foundCaptions = new int[depths];
        (int Captions, int[] Found)[] own = byImage.Value;
        for (int image = 0; image < own.Length; image++)
        {
            int times = counts[image];
            images += times;
            captions += times * own[image].Captions;
            for (int depth = 0; depth < depths; depth++)
            {
                foundImages[depth] += OfImages[image] < RetrievalRecall.Depths[depth] ? times : 0;
                foundCaptions[depth] += times * own[image].Found[depth];
            }
        }

        return new RetrievalRecall([.. foundImages.Select(found => 100.0 * found / images)], [.. foundCaptions.Select(found => 100.0 * found / captions)]);
    }

    private static (int Captions, int[] Found)[] ByImage(IReadOnlyList<int> ofCaptions, IReadOnlyList<int> owners, int images)
    {
        (int Captions, int[] Found)[] result = [.. Enumerable.Range(0, images).Select(_ => (0, new int[RetrievalRecall.Depths.Count]))];
        foreach ((int caption, int owner) in owners.Index())
        {
            result[owner].Captions++;
            for (int depth = 0; depth < RetrievalRecall.Depths.Count; depth++)
            {
                result[owner].Found[depth] += ofCaptions[caption] < RetrievalRecall.Depths[depth] ? 1 : 0;
            }
        }

        return result;
    }
}
