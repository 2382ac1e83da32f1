using RsPlugins.RsmClip.Index;

namespace RsPlugins.RsmClip.Caption;

/// <summary>A caption found for an image.</summary>
/// <param name="Place">Its place in the set.</param>
/// <param name="Caption">The caption.</param>
/// <param name="Score">Cosine of the image and the caption.</param>
/// <param name="Rank">What the captions found are ordered by: the score, or the rank in the graph.</param>
internal sealed record RetrievedCaption(int Place, StoredCaption Caption, float Score, double Rank);
