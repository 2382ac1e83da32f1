namespace RsPlugins.RsmClip.Model.Checkpoints;

/// <summary>Sizes and safetensors names of the number formats.</summary>
internal static class TensorTypes
{
    public static int Size(TensorType type) => type switch
    {
        TensorType.Float32 => 4,
        TensorType.Int64 => 8,
        _ => 2,
    };

    public static string Name(TensorType type) => type switch
    {
        TensorType.Float32 => "F32",
        TensorType.Float16 => "F16",
        TensorType.BFloat16 => "BF16",
        _ => "I64",
    };

    public static TensorType? FromName(string? name) => name switch
    {
        "F32" => TensorType.Float32,
        "F16" => TensorType.Float16,
        "BF16" => TensorType.BFloat16,
        "I64" => TensorType.Int64,
        _ => null,
    };

    /// <summary>The product of the dimensions, or null where it overflows or a dimension is negative.</summary>
    public static long? Count(IEnumerable<long> shape)
    {
        long count = 1;
        foreach (long side in shape)
        {
            if (side < 0 || (side > 0 && count > long.MaxValue / 8 / side))
            {
                return null;
            }

            count *= side;
        }

        return count;
    }
}
