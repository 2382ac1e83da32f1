using RsPlugins.RsmClip.Inference;

namespace RsPlugins.RsmClip.Evaluate;

/// <summary>
/// Recall of retrieval both ways, in percent, as RemoteCLIP and clip_benchmark measure it: every caption is one query; an image is found when at least one of its captions is among the first k.
/// </summary>
/// <param name="ImageToText1">Image to text, k = 1.</param>
/// <param name="ImageToText5">Image to text, k = 5.</param>
/// <param name="ImageToText10">Image to text, k = 10.</param>
/// <param name="TextToImage1">Text to image, k = 1.</param>
/// <param name="TextToImage5">Text to image, k = 5.</param>
/// <param name="TextToImage10">Text to image, k = 10.</param>
public sealed record Retrieval(double ImageToText1, double ImageToText5, double ImageToText10, double TextToImage1, double TextToImage5, double TextToImage10)
{
    private static readonly int[] Depths = [1, 5, 10];

    /// <summary>The mean of the six.</summary>
    public double Mean => (ImageToText1 + ImageToText5 + ImageToText10 + TextToImage1 + TextToImage5 + TextToImage10) / 6;

    /// <summary>Measures.</summary>
    /// <param name="images">Unit vectors of the images.</param>
    /// <param name="captions">Unit vectors of the captions.</param>
    /// <param name="owners">For each caption its image's position.</param>
    public static Retrieval Of(float[][] images, float[][] captions, int[] owners)
    {
        int[] bestOfImage = [.. Enumerable.Repeat(int.MaxValue, images.Length)];
        int[] rankOfCaption = new int[captions.Length];
        float[][] scores = [.. images.Select(image => captions.Select(caption => Vectors.Dot(image, caption)).ToArray())];
        for (int caption = 0; caption < captions.Length; caption++)
        {
            int owner = owners[caption];
            float own = scores[owner][caption];
            rankOfCaption[caption] = Rank(Enumerable.Range(0, images.Length), i => scores[i][caption], owner, own);
            bestOfImage[owner] = Math.Min(bestOfImage[owner], Rank(Enumerable.Range(0, captions.Length), i => scores[owner][i], caption, own));
        }

        double[] forward = [.. Depths.Select(depth => Share(bestOfImage, depth))], back = [.. Depths.Select(depth => Share(rankOfCaption, depth))];
        return new Retrieval(forward[0], forward[1], forward[2], back[0], back[1], back[2]);
    }

    /// <summary>How many come before; among equals the order of the list decides, as in a stable sort.</summary>
    private static int Rank(IEnumerable<int> all, Func<int, float> score, int self, float own) => all.Count(i => score(i) > own || (score(i) == own && i < self));

    private static double Share(int[] ranks, int depth) => 100.0 * ranks.Count(rank => rank < depth) / ranks.Length;
}
