namespace RsPlugins.RsmClip.Model.Configuration;

/// <summary>The sizes of the vision tower, a ViT with a class token.</summary>
/// <param name="ImageSize">Side of the square input in pixels.</param>
/// <param name="PatchSize">Side of a patch in pixels.</param>
/// <param name="Width">Channels of a token.</param>
/// <param name="Layers">Transformer blocks.</param>
/// <param name="Heads">Attention heads of a block.</param>
/// <param name="MlpWidth">Hidden channels of a block's MLP.</param>
public sealed record VisionConfig(int ImageSize, int PatchSize, int Width, int Layers, int Heads, int MlpWidth)
{
    /// <summary>Patches along one side.</summary>
    public int Grid => ImageSize / PatchSize;
}
