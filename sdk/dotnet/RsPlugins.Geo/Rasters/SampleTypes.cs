using System.Buffers.Binary;

namespace RsPlugins.Geo.Rasters;

/// <summary>Facts about <see cref="SampleType"/> and access to samples held as bytes in the machine's (little-endian) order.</summary>
internal static class SampleTypes
{
    public static int Size(SampleType type) => type switch
    {
        SampleType.UInt8 or SampleType.Int8 => 1,
        SampleType.UInt16 or SampleType.Int16 => 2,
        SampleType.UInt32 or SampleType.Int32 or SampleType.Float32 => 4,
        _ => 8,
    };

    public static double Read(ReadOnlySpan<byte> at, SampleType type) => type switch
    {
        SampleType.UInt8 => at[0],
        SampleType.Int8 => (sbyte)at[0],
        SampleType.UInt16 => BinaryPrimitives.ReadUInt16LittleEndian(at),
        SampleType.Int16 => BinaryPrimitives.ReadInt16LittleEndian(at),
        SampleType.UInt32 => BinaryPrimitives.ReadUInt32LittleEndian(at),
        SampleType.Int32 => BinaryPrimitives.ReadInt32LittleEndian(at),
        SampleType.UInt64 => BinaryPrimitives.ReadUInt64LittleEndian(at),
        SampleType.Int64 => BinaryPrimitives.ReadInt64LittleEndian(at),
        SampleType.Float32 => BinaryPrimitives.ReadSingleLittleEndian(at),
        _ => BinaryPrimitives.ReadDoubleLittleEndian(at),
    };

    /// <summary>Bytes of a value in the type; a value the type cannot hold becomes zero, since it can mark no sample.</summary>
    public static byte[] Bytes(double value, SampleType type)
    {
        byte[] bytes = new byte[Size(type)];
        if (double.IsNaN(value))
        {
            // The positive NaN that C and numpy write; .NET's own has the sign set.
            value = double.CopySign(value, 1);
        }

        if (type is SampleType.Float32)
        {
            BinaryPrimitives.WriteSingleLittleEndian(bytes, (float)value);
        }
        else if (type is SampleType.Float64)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(bytes, value);
        }
        else if (Holds(value, type))
        {
            ulong bits = value < 0 ? (ulong)(long)value : (ulong)value;
            for (int i = 0; i < bytes.Length; i++)
            {
                bytes[i] = (byte)(bits >> (8 * i));
            }
        }

        return bytes;
    }

    private static bool Holds(double value, SampleType type) => double.IsInteger(value) && type switch
    {
        SampleType.UInt8 => value is >= 0 and <= byte.MaxValue,
        SampleType.Int8 => value is >= sbyte.MinValue and <= sbyte.MaxValue,
        SampleType.UInt16 => value is >= 0 and <= ushort.MaxValue,
        SampleType.Int16 => value is >= short.MinValue and <= short.MaxValue,
        SampleType.UInt32 => value is >= 0 and <= uint.MaxValue,
        SampleType.Int32 => value is >= int.MinValue and <= int.MaxValue,
        SampleType.UInt64 => value is >= 0 and < 18446744073709551616.0,
        _ => value is >= -9223372036854775808.0 and < 9223372036854775808.0,
    };
}
