using RsPlugins.RsmClip.Model.Checkpoints;

namespace RsPlugins.RsmClip.Models.Sources;

/// <summary>Copies a stream that may be larger than it says.</summary>
internal static class BoundedCopy
{
    private const int Buffer = 1 << 18;

    /// <summary>Copies to a new file.</summary>
    /// <param name="from">The bytes.</param>
    /// <param name="path">The file.</param>
    /// <param name="length">How many there are to be.</param>
    /// <param name="progress">Told of each piece.</param>
    /// <param name="cancellationToken">Ends the copy.</param>
    /// <exception cref="CheckpointException">There are more or fewer bytes.</exception>
    public static void ToFile(Stream from, string path, long length, CopyProgress progress, CancellationToken cancellationToken)
    {
        using FileStream to = new(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1);
        byte[] buffer = new byte[Buffer];
        long done = 0;
        for (int read = from.Read(buffer); read > 0; read = from.Read(buffer))
        {
            cancellationToken.ThrowIfCancellationRequested();
            done += read;
            if (done > length)
            {
                break;
            }

            to.Write(buffer, 0, read);
            progress.Add(read);
        }

        if (done != length)
        {
            throw new CheckpointException($"{Path.GetFileName(path)} has not the {length} bytes that it should have.", "Fetch the file or archive again.");
        }
    }
}
