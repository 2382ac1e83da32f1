using System.Security.Cryptography;
using System.Text;
using RsPlugins.Sdk.Files;

namespace RsPlugins.Host.Connections.Bridge.Files;

/// <summary>Where this user keeps what is known of files on one remote host.</summary>
internal sealed class TravelFolder
{
    // Longer than hosts keep uploads.
    private static readonly TimeSpan Keep = TimeSpan.FromDays(30);

    private TravelFolder(string root, string client)
    {
        Root = root;
        Client = client;
    }

    /// <summary>The name of this user's folder among the uploads of a host: the same for all programs of the user, and known to nobody else.</summary>
    public string Client { get; }

    /// <summary>What is known of files that lie here and there.</summary>
    public string Known => Path.Combine(Root, "files");

    /// <summary>What calls have outputs there that are to come here.</summary>
    public string Calls => Path.Combine(Root, "calls");

    private string Root { get; }

    /// <summary>Opens the folder of one host.</summary>
    /// <param name="stateFolder">The state folder.</param>
    /// <param name="url">The host.</param>
    /// <exception cref="IOException">It cannot be made.</exception>
    public static TravelFolder Open(string stateFolder, Uri url)
    {
        string all = Directory.CreateDirectory(Path.Combine(stateFolder, "remote")).FullName;
        string host = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(url.GetLeftPart(UriPartial.Authority))).AsSpan(0, 8));
        TravelFolder folder = new(Path.Combine(all, host), ClientOf(Path.Combine(all, "client")));
        RemoveOld(folder.Known);
        RemoveOld(folder.Calls);
        return folder;
    }

    private static string ClientOf(string file)
    {
        // Several programs may be the first at once: the one whose file gets the name is right.
        if (!File.Exists(file))
        {
            using StagedFile staged = new(file);
            File.WriteAllText(staged.Path, RandomNumberGenerator.GetHexString(32, lowercase: true));
            try
            {
                File.Move(staged.Path, file, overwrite: false);
            }
            catch (IOException) when (File.Exists(file))
            {
                // Another program's.
            }
        }

        string client = File.ReadAllText(file).Trim();
        return client.Length == 32 && client.All(char.IsAsciiHexDigitLower) ? client : throw new IOException($"{file} does not hold this user's mark; remove it.");
    }

    private static void RemoveOld(string folder)
    {
        try
        {
            foreach (FileInfo file in new DirectoryInfo(folder).EnumerateFiles().Where(file => file.LastWriteTimeUtc < DateTime.UtcNow - Keep))
            {
                file.Delete();
            }
        }
        catch (Exception absent) when (absent is IOException or UnauthorizedAccessException)
        {
            // Nothing was kept yet, or another program removes it just now.
        }
    }
}
