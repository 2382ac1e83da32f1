using System.Buffers.Binary;
using System.Text;

namespace RsPlugins.Geo.Rasters.Tiff;

/// <summary>One image file directory: its fields, read on demand and with a limit each.</summary>
internal sealed class TiffDirectory
{
    private readonly TiffSource source;
    private readonly Dictionary<ushort, TiffEntry> entries;

    public TiffDirectory(TiffSource source, bool bigEndian, Dictionary<ushort, TiffEntry> entries)
    {
        this.source = source;
        this.entries = entries;
        BigEndian = bigEndian;
    }

    public bool BigEndian { get; }

    public bool Has(ushort tag) => entries.ContainsKey(tag);

    public ulong Count(ushort tag) => entries.TryGetValue(tag, out TiffEntry entry) ? entry.Count : 0;

    /// <summary>First value of an integer field, or the given one when the field is missing.</summary>
    public ulong Integer(ushort tag, ulong missing) => entries.TryGetValue(tag, out TiffEntry entry) && entry.Count > 0 ? IntegerAt(tag, 0) : missing;

    /// <summary>One value of an integer field.</summary>
    public ulong IntegerAt(ushort tag, ulong index)
    {
        TiffEntry entry = Entry(tag);
        if (index >= entry.Count)
        {
            throw RasterException.Damaged($"tag {tag} has {entry.Count} values, value {index} is needed");
        }

        Span<byte> value = stackalloc byte[8];
        value = value[..entry.ValueSize];
        source.Read(checked(entry.Offset + (index * (ulong)entry.ValueSize)), value);
        return entry.Type switch
        {
            1 or 2 or 6 or 7 => value[0],
            3 or 8 => U16(value),
            4 or 9 or 13 => U32(value),
            16 or 17 or 18 => U64(value),
            _ => throw RasterException.Damaged($"tag {tag} has field type {entry.Type} instead of an integer"),
        };
    }

    /// <summary>All values of an integer field.</summary>
    public ulong[] Integers(ushort tag, int limit)
    {
        ulong[] values = new ulong[Limited(tag, limit)];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = IntegerAt(tag, (ulong)i);
        }

        return values;
    }

    /// <summary>All values of a floating-point field; an empty array when it is missing.</summary>
    public double[] Doubles(ushort tag, int limit)
    {
        if (!Has(tag))
        {
            return [];
        }

        TiffEntry entry = Entry(tag);
        if (entry.Type is not (11 or 12))
        {
            throw RasterException.Damaged($"tag {tag} has field type {entry.Type} instead of a floating-point number");
        }

        byte[] bytes = Bytes(tag, limit);
        double[] values = new double[(int)entry.Count];
        for (int i = 0; i < values.Length; i++)
        {
            ReadOnlySpan<byte> at = bytes.AsSpan(i * entry.ValueSize, entry.ValueSize);
            values[i] = entry.Type == 12 ? BitConverter.UInt64BitsToDouble(U64(at)) : BitConverter.UInt32BitsToSingle(U32(at));
        }

        return values;
    }

    /// <summary>The text of an ASCII field without its closing zeros, or null when it is missing.</summary>
    public string? Ascii(ushort tag, int limit) => Has(tag) ? Encoding.UTF8.GetString(Bytes(tag, limit)).TrimEnd('\0') : null;

    /// <summary>The bytes of a field.</summary>
    public byte[] Bytes(ushort tag, int limit)
    {
        TiffEntry entry = Entry(tag);
        byte[] bytes = new byte[Limited(tag, limit) * entry.ValueSize];
        source.Read(entry.Offset, bytes);
        return bytes;
    }

    private int Limited(ushort tag, int limit)
    {
        TiffEntry entry = Entry(tag);
        if (entry.Count > (ulong)limit)
        {
            throw RasterException.Damaged($"tag {tag} claims {entry.Count} values");
        }

        source.Claim(entry.Offset, entry.Count * (ulong)entry.ValueSize);
        return (int)entry.Count;
    }

    private TiffEntry Entry(ushort tag)
    {
        if (!entries.TryGetValue(tag, out TiffEntry entry))
        {
            throw RasterException.Damaged($"tag {tag} is missing");
        }

        return entry.ValueSize > 0 ? entry : throw RasterException.Damaged($"tag {tag} has the unknown field type {entry.Type}");
    }

    private ushort U16(ReadOnlySpan<byte> at) => BigEndian ? BinaryPrimitives.ReadUInt16BigEndian(at) : BinaryPrimitives.ReadUInt16LittleEndian(at);

    private uint U32(ReadOnlySpan<byte> at) => BigEndian ? BinaryPrimitives.ReadUInt32BigEndian(at) : BinaryPrimitives.ReadUInt32LittleEndian(at);

    private ulong U64(ReadOnlySpan<byte> at) => BigEndian ? BinaryPrimitives.ReadUInt64BigEndian(at) : BinaryPrimitives.ReadUInt64LittleEndian(at);
}
