namespace RsPlugins.RsmClip.Index;

/// <summary>A row of a matrix and its dot product with a query.</summary>
/// <param name="Row">From 0.</param>
/// <param name="Score">The dot product in float32; the cosine, where both are unit vectors.</param>
internal readonly record struct ScoredRow(int Row, float Score);
