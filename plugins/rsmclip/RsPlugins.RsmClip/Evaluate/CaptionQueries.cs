namespace RsPlugins.RsmClip.Evaluate;

/// <summary>The captions of a data set in one language.</summary>
/// <param name="Texts">All captions, image after image.</param>
/// <param name="Owners">For each the position of its image.</param>
internal sealed record CaptionQueries(string[] Texts, int[] Owners);
