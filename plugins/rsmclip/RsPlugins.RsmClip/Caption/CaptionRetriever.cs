using RsPlugins.RsmClip.Index;
using RsPlugins.RsmClip.Inference;

namespace RsPlugins.RsmClip.Caption;

/// <summary>
/// Finds captions for an image, as LMCap does (Ramos et al. 2023, arXiv 2305.19821): the nearest captions, without those of the image itself and without repetitions. Where the images of the
/// captions are at hand, the captions of the most similar images are candidates as well.
/// </summary>
/// <param name="set">The captions.</param>
/// <param name="isQuery">Tells which image of the set is the query image itself.</param>
/// <param name="depth">Captions, and images, that are looked at.</param>
/// <param name="graph">Whether candidates are ordered by their rank in the graph of captions and images, not by their cosine alone.</param>
/// <param name="scale">Factor from cosine to logit.</param>
internal sealed class CaptionRetriever(CaptionSet set, Func<CaptionImage, bool> isQuery, int depth, bool graph, double scale)
{
    private readonly HashSet<int> ownImages = [.. Enumerable.Range(0, set.Images.Count).Where(image => isQuery(set.Images[image]))];

    private HashSet<int> OwnCaptions => field ??= [.. ownImages.SelectMany(set.CaptionsOf).Where(caption => set.Captions[caption].Images.All(ownImages.Contains))];

    /// <summary>Finds captions.</summary>
    /// <param name="image">Unit vector of the image.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <returns>The candidates, best first.</returns>
    public IReadOnlyList<RetrievedCaption> Find(float[] image, CancellationToken cancellationToken)
    {
        IReadOnlyList<(int Image, float Score)> similar = set.NearestImages(image, depth, ownImages, cancellationToken);
        IEnumerable<int> found = set.Nearest(image, depth, OwnCaptions, cancellationToken).Concat(similar.SelectMany(one => set.CaptionsOf(one.Image)));
        HashSet<string> seen = new(StringComparer.OrdinalIgnoreCase);
        int[] distinct = [.. found.Distinct().Where(caption => seen.Add($"{set.Captions[caption].Language} {set.Captions[caption].Text.TrimEnd('.', '。', ' ')}"))];
        float[] scores = [.. distinct.Select(caption => Vectors.Dot(image, set.EmbeddingOf(caption)))];
        double[] ranks = graph && distinct.Length > 0 ? Ranks(distinct, scores, similar) : [.. scores.Select(score => (double)score)];
        return [.. distinct.Select((caption, i) => new RetrievedCaption(caption, set.Captions[caption], scores[i], ranks[i])).OrderByDescending(one => one.Rank).ThenByDescending(one => one.Score).ThenBy(one => one.Place)];
    }

    /// <summary>Captions of other images as examples of how captions follow from those of similar images: for each its own nearest captions, none of which shares an image with it.</summary>
    /// <param name="from">Captions that may be answers of an example.</param>
    /// <param name="count">Number of examples.</param>
    /// <param name="keep">Captions in an example.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public IReadOnlyList<PromptExample> Examples(IEnumerable<RetrievedCaption> from, int count, int keep, CancellationToken cancellationToken)
    {
        List<PromptExample> examples = [];
        foreach (RetrievedCaption answer in from)
        {
            if (examples.Count == count)
            {
                break;
            }

            HashSet<int> own = [answer.Place, .. OwnCaptions, .. answer.Caption.Images.SelectMany(set.CaptionsOf)];
            string[] others = [.. set.Nearest(set.EmbeddingOf(answer.Place), keep, own, cancellationToken).Select(other => set.Captions[other].Text).Where(text => text != answer.Caption.Text)];
            if (others.Length > 0)
            {
                examples.Add(new PromptExample(others, answer.Caption.Text));
            }
        }

        return examples;
    }

    /// <summary>Ranks in the graph whose edges join the candidates and the images that carry them; the walk starts at captions and images by their likeness to the query.</summary>
    private double[] Ranks(int[] captions, float[] scores, IReadOnlyList<(int Image, float Score)> similar)
    {
        Dictionary<int, int> nodes = [];
        List<(int, int)> edges = [];
        for (int i = 0; i < captions.Length; i++)
        {
            foreach (int image in set.Captions[captions[i]].Images.Where(image => !ownImages.Contains(image)))
            {
                nodes.TryAdd(image, captions.Length + nodes.Count);
                edges.Add((i, nodes[image]));
            }
        }

        double[] restart = new double[captions.Length + nodes.Count];
        Vectors.SoftMax(scores, (float)scale).Select(share => (double)share).ToArray().CopyTo(restart, 0);
        if (similar.Count > 0)
        {
            float[] shares = Vectors.SoftMax([.. similar.Select(one => one.Score)], (float)scale);
            for (int i = 0; i < shares.Length; i++)
            {
                if (nodes.TryGetValue(similar[i].Image, out int node))
                {
                    restart[node] = shares[i];
                }
            }
        }

        return PageRank.Of(edges, restart)[..captions.Length];
    }
}
