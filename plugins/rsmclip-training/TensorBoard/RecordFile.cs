using System.Buffers.Binary;
using System.Numerics;

namespace RsPlugins.RsmClip.Training.TensorBoard;

/// <summary>Writes TFRecords: the length of each record, its masked CRC-32C, the record, its masked CRC-32C.</summary>
/// <param name="stream">Where to; disposed with the object.</param>
public sealed class RecordFile(Stream stream) : IDisposable
{
    private const uint MaskDelta = 0xa282ead8;
    private const int MaskTurn = 15;

    /// <summary>Writes a record so that readers see it at once.</summary>
    /// <param name="record">Its bytes.</param>
    public void Write(ReadOnlySpan<byte> record)
    {
        byte[] framed = new byte[sizeof(ulong) + sizeof(uint) + record.Length + sizeof(uint)];
        BinaryPrimitives.WriteUInt64LittleEndian(framed, (ulong)record.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(framed.AsSpan(sizeof(ulong)), MaskedCrc(framed.AsSpan(0, sizeof(ulong))));
        record.CopyTo(framed.AsSpan(sizeof(ulong) + sizeof(uint)));
        BinaryPrimitives.WriteUInt32LittleEndian(framed.AsSpan(framed.Length - sizeof(uint)), MaskedCrc(record));
        stream.Write(framed);
        stream.Flush();
    }

    /// <summary>CRC-32C (Castagnoli), turned and shifted: a checksum of bytes that hold checksums would be weak.</summary>
    /// <param name="bytes">The bytes.</param>
    public static uint MaskedCrc(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte one in bytes)
        {
            crc = BitOperations.Crc32C(crc, one);
        }

        return BitOperations.RotateRight(~crc, MaskTurn) + MaskDelta;
    }

    /// <inheritdoc />
    public void Dispose() => stream.Dispose();
}
