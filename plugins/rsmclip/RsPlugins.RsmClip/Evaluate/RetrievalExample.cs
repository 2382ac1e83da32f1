namespace RsPlugins.RsmClip.Evaluate;

/// <summary>A caption and the images that it finds.</summary>
/// <param name="Caption">The words.</param>
/// <param name="Rank">The place of its own image, from 1.</param>
/// <param name="Image">Its own image.</param>
/// <param name="Found">The images that come first, with their cosines.</param>
internal sealed record RetrievalExample(string Caption, int Rank, string Image, IReadOnlyList<(string Image, float Cosine)> Found);
