using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using RsPlugins.RsmClip.Model.Checkpoints;

namespace RsPlugins.RsmClip.Inference;

/// <summary>Remembers the content hash of a model folder by the sizes and times of its files, so that gigabytes are not read at every start.</summary>
internal static class ModelFingerprint
{
    /// <summary>The content hash of a folder.</summary>
    /// <param name="folder">The model's folder.</param>
    /// <param name="cacheFolder">Where hashes are remembered.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static string HashOf(string folder, string cacheFolder, CancellationToken cancellationToken)
    {
        string remembered = PathOf(folder, cacheFolder);
        if (File.Exists(remembered) && File.ReadAllText(remembered) is { Length: 64 } known)
        {
            return known;
        }

        string hash = Checkpoint.HashFolder(folder, cancellationToken);
        Remember(remembered, hash);
        return hash;
    }

    /// <summary>Remembers a hash that is known already.</summary>
    /// <param name="folder">The model's folder.</param>
    /// <param name="cacheFolder">Where hashes are remembered.</param>
    /// <param name="hash">Its content hash.</param>
    public static void Remember(string folder, string cacheFolder, string hash) => Remember(PathOf(folder, cacheFolder), hash);

    /// <summary>The file that holds a folder's hash, as the folder is now.</summary>
    /// <param name="folder">The model's folder.</param>
    /// <param name="cacheFolder">Where hashes are remembered.</param>
    public static string PathOf(string folder, string cacheFolder)
    {
        StringBuilder state = new(folder);
        foreach (FileInfo file in new DirectoryInfo(folder).GetFiles().OrderBy(file => file.Name, StringComparer.Ordinal))
        {
            state.Append(CultureInfo.InvariantCulture, $"|{file.Name}|{file.Length}|{file.LastWriteTimeUtc.Ticks}");
        }

        string key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(state.ToString())))[..32];
        return Path.Combine(cacheFolder, "hashes", key);
    }

    private static void Remember(string path, string hash)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        string part = $"{path}.{Guid.NewGuid():N}";
        File.WriteAllText(part, hash);
        File.Move(part, path, overwrite: true);
    }
}
