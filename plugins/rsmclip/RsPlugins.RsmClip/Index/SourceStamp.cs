using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace RsPlugins.RsmClip.Index;

/// <summary>The state of a raster with the files beside it that place it (world file, .aux.xml).</summary>
/// <param name="Size">Bytes of all of them.</param>
/// <param name="Modified">The latest time of change, UTC.</param>
/// <param name="ContentHash">SHA-256 of all of them, in hexadecimal; empty while it is not known.</param>
internal sealed record SourceStamp(long Size, DateTime Modified, string ContentHash)
{
    private const int Piece = 1 << 20;

    /// <summary>Whether size and time are those of another state.</summary>
    public bool LooksLike(SourceStamp other) => Size == other.Size && Modified == other.Modified;

    /// <summary>Looks at size and time only.</summary>
    /// <exception cref="IOException">The file is gone.</exception>
    public static SourceStamp Look(string path)
    {
        FileInfo[] files = [.. Files(path).Select(file => new FileInfo(file))];
        return new SourceStamp(files.Sum(file => file.Length), files.Max(file => file.LastWriteTimeUtc), "");
    }

    /// <summary>Reads the content as well.</summary>
    /// <param name="path">The raster.</param>
    /// <param name="read">Told the bytes of each piece that was read.</param>
    /// <param name="cancellationToken">Ends the reading within a piece.</param>
    public static SourceStamp Take(string path, Action<long> read, CancellationToken cancellationToken)
    {
        SourceStamp looks = Look(path);
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] piece = new byte[Piece];
        foreach (string file in Files(path))
        {
            // The names' endings part the files; the name itself may change.
            hash.AppendData(Encoding.UTF8.GetBytes(file == path ? "" : System.IO.Path.GetExtension(file)));
            using FileStream stream = new(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            for (int count = stream.Read(piece); count > 0; count = stream.Read(piece))
            {
                cancellationToken.ThrowIfCancellationRequested();
                hash.AppendData(piece, 0, count);
                read(count);
            }
        }

        return looks with { ContentHash = Convert.ToHexStringLower(hash.GetHashAndReset()) };
    }

    /// <summary>The time as it is stored.</summary>
    public string ModifiedText => Modified.ToString("O", CultureInfo.InvariantCulture);

    /// <summary>The time from what is stored.</summary>
    public static DateTime ModifiedFrom(string text) => DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);

    private static IEnumerable<string> Files(string path)
    {
        string extension = System.IO.Path.GetExtension(path).TrimStart('.');
        string[] beside = extension.Length >= 3 ? [$"{extension[0]}{extension[^1]}w", extension + "w", "wld"] : ["wld"];
        return [path, .. beside.Select(ending => System.IO.Path.ChangeExtension(path, ending)).Append(path + ".aux.xml").Where(File.Exists)];
    }
}
