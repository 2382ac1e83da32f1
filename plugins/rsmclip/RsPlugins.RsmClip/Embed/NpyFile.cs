using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace RsPlugins.RsmClip.Embed;

/// <summary>Writes NumPy's format 1.0 (numpy.lib.format): a matrix of little-endian float32 in row order.</summary>
internal static class NpyFile
{
    private const int Alignment = 64;
    private const int HeaderStart = 10;

    public static void Write(string path, float[][] rows, int dimension)
    {
        string header = string.Create(CultureInfo.InvariantCulture, $"{{'descr': '<f4', 'fortran_order': False, 'shape': ({rows.Length}, {dimension}), }}");
        int length = (HeaderStart + header.Length + Alignment) / Alignment * Alignment;
        using FileStream file = new(path, FileMode.Create, FileAccess.Write);
        file.Write([0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y', 1, 0]);
        file.Write(BitConverter.GetBytes((ushort)(length - HeaderStart)));
        file.Write(Encoding.ASCII.GetBytes(header.PadRight(length - HeaderStart - 1) + "\n"));
        foreach (float[] row in rows)
        {
            file.Write(MemoryMarshal.AsBytes(row.AsSpan()));
        }
    }
}
