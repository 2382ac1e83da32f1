using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using RsPlugins.Sdk.Files;
using RsPlugins.Sdk.Protocol;

namespace RsPlugins.Host.Connections.Bridge.Files;

/// <summary>What was sent and fetched of one file with its family, or of one folder, so that nothing is read, hashed or sent twice. Only a memory: where it is lost or wrong, hashes are compared.</summary>
internal sealed class KnownFiles
{
    private readonly string file;
    private readonly Dictionary<string, KnownFile> all;

    private KnownFiles(string file, Dictionary<string, KnownFile> all)
    {
        this.file = file;
        this.all = all;
    }

    /// <summary>Reads what is known.</summary>
    /// <param name="folder">Where such memories lie.</param>
    /// <param name="upload">The file or folder, by its path among the uploads.</param>
    public static KnownFiles Read(string folder, string upload)
    {
        string file = Path.Combine(folder, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(upload)).AsSpan(0, 16)) + ".json");
        try
        {
            return new KnownFiles(file, JsonSerializer.Deserialize<Dictionary<string, KnownFile>>(File.ReadAllBytes(file), ProtocolJson.Options) ?? []);
        }
        catch (Exception lost) when (lost is IOException or UnauthorizedAccessException or JsonException)
        {
            return new KnownFiles(file, []);
        }
    }

    /// <summary>What is known of a file, or null.</summary>
    /// <param name="upload">Its path among the uploads.</param>
    public KnownFile? this[string upload]
    {
        get => all.GetValueOrDefault(upload);
        set
        {
            if (value is null)
            {
                all.Remove(upload);
            }
            else
            {
                all[upload] = value;
            }
        }
    }

    /// <summary>Keeps what is known. What cannot be kept is forgotten.</summary>
    public void Save()
    {
        try
        {
            using StagedFile staged = new(file);
            File.WriteAllBytes(staged.Path, JsonSerializer.SerializeToUtf8Bytes(all, ProtocolJson.Options));
            staged.Commit();
        }
        catch (Exception denied) when (denied is IOException or UnauthorizedAccessException)
        {
            // The next call compares hashes.
        }
    }
}
