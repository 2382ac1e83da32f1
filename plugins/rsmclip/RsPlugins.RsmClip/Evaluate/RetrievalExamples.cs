using RsPlugins.RsmClip.Model.Metrics;

namespace RsPlugins.RsmClip.Evaluate;

/// <summary>Chooses captions to show: those that find their image most clearly, and those that miss it most.</summary>
internal static class RetrievalExamples
{
    private const int OfAKind = 3;
    private const int Shown = 4;

    /// <summary>Chooses.</summary>
    /// <param name="set">The images.</param>
    /// <param name="captions">The captions.</param>
    /// <param name="ranks">Where they find their images.</param>
    /// <param name="score">The cosine of a caption and an image.</param>
    /// <returns>Good ones, the clearest first, then bad ones, the worst first; no two of the same words or image.</returns>
    public static IReadOnlyList<RetrievalExample> Of(LabelledImages set, CaptionQueries captions, RetrievalRanks ranks, Func<int, int, float> score)
    {
        int[] all = [.. Enumerable.Range(0, captions.Texts.Length)];
        IEnumerable<int> good = all.Where(caption => ranks.OfCaptions[caption] == 0).OrderByDescending(caption => score(caption, captions.Owners[caption]));
        IEnumerable<int> bad = all.Where(caption => ranks.OfCaptions[caption] > 0).OrderByDescending(caption => ranks.OfCaptions[caption]);
        return [.. Distinct(good).Concat(Distinct(bad)).Select(Example)];

        IEnumerable<int> Distinct(IEnumerable<int> chosen) => chosen.DistinctBy(caption => captions.Texts[caption]).DistinctBy(caption => captions.Owners[caption]).Take(OfAKind);

        RetrievalExample Example(int caption)
        {
            (string, float)[] found = [.. Enumerable.Range(0, set.Images.Length).Select(image => (set.Files[image], score(caption, image))).OrderByDescending(one => one.Item2).Take(Shown)];
            return new RetrievalExample(captions.Texts[caption], ranks.OfCaptions[caption] + 1, set.Files[captions.Owners[caption]], found);
        }
    }
}
