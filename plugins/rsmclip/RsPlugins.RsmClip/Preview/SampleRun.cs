namespace RsPlugins.RsmClip.Preview;

/// <summary>Pixels of a picture along one axis whose sources lie in one piece of the raster.</summary>
/// <param name="First">The first of them.</param>
/// <param name="Count">How many.</param>
internal readonly record struct SampleRun(int First, int Count)
{
    /// <summary>The source pixel in the middle of each pixel of a picture.</summary>
    /// <param name="source">Pixels of the source.</param>
    /// <param name="picture">Pixels of the picture, at most as many.</param>
    public static int[] Middles(int source, int picture) => [.. Enumerable.Range(0, picture).Select(i => (int)((i + 0.5) * source / picture))];

    /// <summary>Parts samples by the pieces that they lie in.</summary>
    /// <param name="at">Source pixels, rising.</param>
    /// <param name="piece">Source pixels of a piece.</param>
    public static List<SampleRun> Part(int[] at, int piece)
    {
        List<SampleRun> runs = [];
        for (int first = 0, next = 1; first < at.Length; first = next++)
        {
            while (next < at.Length && at[next] / piece == at[first] / piece)
            {
                next++;
            }

            runs.Add(new SampleRun(first, next - first));
        }

        return runs;
    }
}
