namespace RsPlugins.RsmClip.Model.Onnx;

/// <summary>The number formats of an exported graph's large matrices.</summary>
public enum OnnxPrecision
{
    /// <summary>Single precision, equal to the original within rounding.</summary>
    Float32,

    /// <summary>
    /// Weights of the layers and of the word table as signed bytes, activations quantised while running with a step for every token: a quarter of the size.
    /// The multiplications of bytes are exact, so that a result does not depend on what shares its batch.
    /// </summary>
    Int8,
}
