namespace RsPlugins.RsmClip.Model.Onnx;

/// <summary>The number formats of an exported graph's large matrices.</summary>
public enum OnnxPrecision
{
    /// <summary>Single precision, equal to the original within rounding.</summary>
    Float32,

    /// <summary>
    /// Weights of the layers and of the word table as signed bytes, activations quantised while running: a quarter of the size.
    /// The scale of an activation spans its whole batch, so that exactly repeatable results need batches of one.
    /// </summary>
    Int8,
}
