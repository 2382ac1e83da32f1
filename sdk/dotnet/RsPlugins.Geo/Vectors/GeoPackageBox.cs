using System.Buffers.Binary;
using NetTopologySuite.Geometries;

namespace RsPlugins.Geo.Vectors;

/// <summary>The bounding box in the header of a GeoPackage geometry (OGC 12-128r15, clause 2.1.3).</summary>
internal static class GeoPackageBox
{
    private const int HeaderLength = 8;
    private const int BoxLength = 32;

    /// <summary>Reads the box; null when the header has none. An empty geometry has a null envelope.</summary>
    public static Envelope? Read(ReadOnlySpan<byte> blob)
    {
        if (blob.Length < HeaderLength || blob[0] != 'G' || blob[1] != 'P')
        {
            return null;
        }

        byte flags = blob[3];
        if ((flags & 0x10) != 0)
        {
            return new Envelope();
        }

        if (((flags >> 1) & 7) == 0 || blob.Length < HeaderLength + BoxLength)
        {
            return null;
        }

        bool little = (flags & 1) != 0;
        return new Envelope(At(blob, 0), At(blob, 1), At(blob, 2), At(blob, 3));

        double At(ReadOnlySpan<byte> from, int number)
        {
            ReadOnlySpan<byte> value = from.Slice(HeaderLength + (number * sizeof(double)), sizeof(double));
            return little ? BinaryPrimitives.ReadDoubleLittleEndian(value) : BinaryPrimitives.ReadDoubleBigEndian(value);
        }
    }
}
