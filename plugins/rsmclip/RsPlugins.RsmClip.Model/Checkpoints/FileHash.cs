using System.Security.Cryptography;

namespace RsPlugins.RsmClip.Model.Checkpoints;

/// <summary>Hashes of mapped files, in pieces that a span can hold.</summary>
internal static class FileHash
{
    private const int Piece = 1 << 26;

    public static void Append(IncrementalHash hash, MappedFile map, long start, CancellationToken cancellationToken = default)
    {
        for (long offset = start; offset < map.Length; offset += Piece)
        {
            cancellationToken.ThrowIfCancellationRequested();
            hash.AppendData(map.Slice(offset, (int)Math.Min(Piece, map.Length - offset)).Span);
        }
    }

    /// <summary>SHA-256 of the given files one after another, in hexadecimal.</summary>
    public static string Of(IEnumerable<string> paths, CancellationToken cancellationToken = default)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (string path in paths.Where(path => new FileInfo(path).Length > 0))
        {
            using MappedFile map = new(path);
            Append(hash, map, 0, cancellationToken);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
