namespace RsPlugins.RsmClip.Model.Checkpoints;

/// <summary>The number formats that checkpoints hold.</summary>
public enum TensorType
{
    /// <summary>IEEE single precision, 4 bytes.</summary>
    Float32,

    /// <summary>IEEE half precision, 2 bytes.</summary>
    Float16,

    /// <summary>The upper half of a single, 2 bytes.</summary>
    BFloat16,

    /// <summary>Signed 64-bit integer.</summary>
    Int64,
}
