namespace RsPlugins.RsmClip.Model.Configuration;

/// <summary>The sizes of the text tower, an XLM-R encoder with mean pooling and a projection.</summary>
/// <param name="VocabularySize">Rows of the word table: pieces + 2.</param>
/// <param name="Width">Channels of a token.</param>
/// <param name="Layers">Encoder layers.</param>
/// <param name="Heads">Attention heads of a layer.</param>
/// <param name="FeedForwardWidth">Hidden channels of a layer's feed-forward part.</param>
/// <param name="MaxPositions">Rows of the position table; the first two stand for padding.</param>
/// <param name="ContextLength">Most tokens of a text, its start and end included.</param>
/// <param name="ProjectionWidth">Hidden channels of the projection's MLP; 0 for a single matrix.</param>
/// <param name="LayerNormEpsilon">Epsilon of every LayerNorm of the tower.</param>
/// <param name="PaddingId">The id that fills up short texts.</param>
public sealed record TextConfig(
    int VocabularySize,
    int Width,
    int Layers,
    int Heads,
    int FeedForwardWidth,
    int MaxPositions = 514,
    int ContextLength = 77,
    int ProjectionWidth = 0,
    float LayerNormEpsilon = 1e-5f,
    int PaddingId = 1)
{
    /// <summary>open_clip's rule for the projection's hidden channels.</summary>
    /// <param name="width">Channels of the text tower.</param>
    /// <param name="embedDim">Channels of the embedding.</param>
    public static int DefaultProjectionWidth(int width, int embedDim) => (width + embedDim) / 2;
}
