using System.Buffers.Binary;

namespace RsPlugins.Geo.Rasters.Tiff;

/// <summary>Reads the directories of a TIFF or BigTIFF file. Nothing is believed: every offset is checked, chains are bounded and may not loop.</summary>
internal sealed class TiffFile
{
    private const int MaxDirectories = 256;
    private const int MaxEntries = 4096;

    private readonly TiffSource source;
    private readonly bool bigEndian;
    private readonly bool big;

    private TiffFile(TiffSource source, bool bigEndian, bool big)
    {
        this.source = source;
        this.bigEndian = bigEndian;
        this.big = big;
    }

    /// <summary>Whether a file's first four bytes are those of a TIFF or BigTIFF.</summary>
    public static bool Matches(ReadOnlySpan<byte> start) => start.Length >= 4
        && ((start[0] == 'I' && start[1] == 'I' && start[2] is 42 or 43 && start[3] == 0) || (start[0] == 'M' && start[1] == 'M' && start[2] == 0 && start[3] is 42 or 43));

    /// <summary>All directories: the main chain and the sub-directories of each, in that order.</summary>
    public static List<TiffDirectory> Directories(TiffSource source)
    {
        Span<byte> header = stackalloc byte[16];
        source.Read(0, header[..8]);
        if (!Matches(header))
        {
            throw RasterException.Damaged("it does not start like a TIFF file");
        }

        bool bigEndian = header[0] == 'M';
        bool big = (bigEndian ? header[3] : header[2]) == 43;
        TiffFile file = new(source, bigEndian, big);
        if (big)
        {
            source.Read(0, header);
            if (file.U16(header[4..]) != 8)
            {
                throw RasterException.Damaged("its BigTIFF header is not valid");
            }
        }

        return file.Chain(big ? file.U64(header[8..]) : file.U32(header[4..]));
    }

    private List<TiffDirectory> Chain(ulong first)
    {
        List<TiffDirectory> directories = [];
        HashSet<ulong> seen = [];
        ulong next = first;
        while (next != 0 && directories.Count < MaxDirectories && seen.Add(next))
        {
            TiffDirectory directory;
            try
            {
                (directory, next) = Directory(next);
            }
            catch (RasterException) when (directories.Count > 0)
            {
                // The first image is whole; a broken page behind it concerns nobody who reads the first.
                break;
            }

            directories.Add(directory);
            foreach (ulong offset in directory.Has(TiffTag.SubIfds) ? directory.Integers(TiffTag.SubIfds, MaxDirectories) : [])
            {
                if (directories.Count < MaxDirectories && seen.Add(offset))
                {
                    directories.Add(Directory(offset).Directory);
                }
            }
        }

        return directories.Count > 0 ? directories : throw RasterException.Damaged("it holds no image directory");
    }

    private (TiffDirectory Directory, ulong Next) Directory(ulong offset)
    {
        Span<byte> head = stackalloc byte[8];
        int headSize = big ? 8 : 2, entrySize = big ? 20 : 12, linkSize = big ? 8 : 4;
        source.Read(offset, head[..headSize]);
        ulong count = big ? U64(head) : U16(head);
        if (count is 0 or > MaxEntries)
        {
            throw RasterException.Damaged($"a directory claims {count} fields");
        }

        byte[] body = new byte[((int)count * entrySize) + linkSize];
        source.Read(offset + (ulong)headSize, body);
        Dictionary<ushort, TiffEntry> entries = [];
        for (int i = 0; i < (int)count; i++)
        {
            ReadOnlySpan<byte> at = body.AsSpan(i * entrySize, entrySize);
            ushort type = U16(at[2..]);
            ulong values = big ? U64(at[4..]) : U32(at[4..]);
            ReadOnlySpan<byte> inline = at[(big ? 12 : 8)..];
            TiffEntry entry = new(type, values, 0);
            bool inside = values <= (ulong)linkSize && values * (ulong)entry.ValueSize <= (ulong)linkSize;
            ulong place = inside ? offset + (ulong)(headSize + (i * entrySize) + entrySize - linkSize) : big ? U64(inline) : U32(inline);
            entries.TryAdd(U16(at), entry with { Offset = place });
        }

        ReadOnlySpan<byte> link = body.AsSpan((int)count * entrySize);
        return (new TiffDirectory(source, bigEndian, entries), big ? U64(link) : U32(link));
    }

    private ushort U16(ReadOnlySpan<byte> at) => bigEndian ? BinaryPrimitives.ReadUInt16BigEndian(at) : BinaryPrimitives.ReadUInt16LittleEndian(at);

    private uint U32(ReadOnlySpan<byte> at) => bigEndian ? BinaryPrimitives.ReadUInt32BigEndian(at) : BinaryPrimitives.ReadUInt32LittleEndian(at);

    private ulong U64(ReadOnlySpan<byte> at) => bigEndian ? BinaryPrimitives.ReadUInt64BigEndian(at) : BinaryPrimitives.ReadUInt64LittleEndian(at);
}
