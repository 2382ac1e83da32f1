using System.Buffers.Binary;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace RsPlugins.RsmClip.Model.Checkpoints;

/// <summary>One named tensor of a checkpoint; its bytes stay in the mapped file until asked for.</summary>
/// <param name="name">The key, e.g. visual.conv1.weight.</param>
/// <param name="type">The number format.</param>
/// <param name="shape">The dimensions, outermost first; empty for a scalar.</param>
/// <param name="data">Little-endian values, row-major, valid as long as the checkpoint is open.</param>
public sealed class CheckpointTensor(string name, TensorType type, long[] shape, ReadOnlyMemory<byte> data)
{
    /// <summary>The key.</summary>
    public string Name { get; } = name;

    /// <summary>The number format.</summary>
    public TensorType Type { get; } = type;

    /// <summary>The dimensions, outermost first; empty for a scalar.</summary>
    public long[] Shape { get; } = shape;

    /// <summary>Little-endian values, row-major, valid as long as the checkpoint is open.</summary>
    public ReadOnlyMemory<byte> Data { get; } = data;

    /// <summary>The number of values.</summary>
    public long Count => Data.Length / TensorTypes.Size(Type);

    /// <summary>The values as single precision.</summary>
    public float[] ToFloat32()
    {
        float[] values = new float[Count];
        ReadOnlySpan<byte> bytes = Data.Span;
        switch (Type)
        {
            case TensorType.Float32:
                bytes.CopyTo(MemoryMarshal.AsBytes(values.AsSpan()));
                break;
            case TensorType.Float16:
                TensorPrimitives.ConvertToSingle(MemoryMarshal.Cast<byte, Half>(bytes), values);
                break;
            case TensorType.BFloat16:
                for (int i = 0; i < values.Length; i++)
                {
                    values[i] = BitConverter.UInt32BitsToSingle((uint)BinaryPrimitives.ReadUInt16LittleEndian(bytes[(2 * i)..]) << 16);
                }

                break;
            default:
                TensorPrimitives.ConvertTruncating(MemoryMarshal.Cast<byte, long>(bytes), values);
                break;
        }

        return values;
    }
}
