using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using RsPlugins.RsmClip.Model.Checkpoints;

namespace RsPlugins.RsmClip.Inference;

/// <summary>Remembers the content hash of a model folder by the sizes and times of its files, so that gigabytes are not read at every start.</summary>
internal static class ModelFingerprint
{
    public static string HashOf(string folder, string cacheFolder, CancellationToken cancellationToken)
    {
        StringBuilder state = new(folder);
        foreach (FileInfo file in new DirectoryInfo(folder).GetFiles().OrderBy(file => file.Name, StringComparer.Ordinal))
        {
            state.Append(CultureInfo.InvariantCulture, $"|{file.Name}|{file.Length}|{file.LastWriteTimeUtc.Ticks}");
        }

        string key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(state.ToString())))[..32];
        string remembered = Path.Combine(cacheFolder, "hashes", key);
        if (File.Exists(remembered) && File.ReadAllText(remembered) is { Length: 64 } known)
        {
            return known;
        }

        string hash = Checkpoint.HashFolder(folder, cancellationToken);
        Directory.CreateDirectory(Path.GetDirectoryName(remembered)!);
        string part = $"{remembered}.{Guid.NewGuid():N}";
        File.WriteAllText(part, hash);
        File.Move(part, remembered, overwrite: true);
        return hash;
    }
}
