using System.Security.Cryptography;
using System.Text;
using RsPlugins.Host.Plugins;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.Host.Connections.Remote;

/// <summary>The secret that a remote client must know.</summary>
internal sealed class BearerToken
{
    /// <summary>The environment variable with the token where a client names no file.</summary>
    public const string Variable = "RSPLUGINS_TOKEN";

    private const int FewestCharacters = 16;
    private const int NewBytes = 32;
    private const long LargestFile = 4096;
    private const string Scheme = "Bearer ";

    private const UnixFileMode Others =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    private readonly byte[] digest;

    private BearerToken(string text)
    {
        Text = text;
        digest = SHA256.HashData(Encoding.UTF8.GetBytes(text));
    }

    /// <summary>The token's file where none is named.</summary>
    public static string DefaultFile => Path.Combine(StateFolder.Root, "remote.token");

    /// <summary>The token itself.</summary>
    public string Text { get; }

    /// <summary>A name for the token's owner that does not tell the token.</summary>
    public string Owner => Convert.ToHexStringLower(digest.AsSpan(0, 8));

    /// <summary>Reads a token.</summary>
    /// <param name="file">Its file.</param>
    /// <returns>The token.</returns>
    /// <exception cref="ToolException"><see cref="ErrorIds.FileMissing"/>, <see cref="ErrorIds.ArgumentInvalid"/>, or <see cref="ErrorIds.FileDenied"/>: others may read it.</exception>
    public static BearerToken Read(string file)
    {
        FileInfo info = new(file);
        if (!info.Exists)
        {
            throw new ToolException(ErrorIds.FileMissing, $"There is no token file \"{file}\".", "Copy the token of the host into a file that only you can read, and give it by --token-file.");
        }

        if (FileKind.IsSpecial(info.FullName))
        {
            throw new ToolException(ErrorIds.ArgumentInvalid, $"\"{file}\" holds no token: it is no ordinary file.", "Copy the token into a file that only you can read.");
        }

        if (!OperatingSystem.IsWindows() && (info.UnixFileMode & Others) != 0)
        {
            throw new ToolException(
                ErrorIds.FileDenied,
                $"Other users of this machine may read or change the token file \"{file}\".",
                $"Keep it to yourself (chmod 600 \"{file}\"). Where others may have read it, remove it: the host makes another token when it starts.");
        }

        return Of(info.Length <= LargestFile ? File.ReadAllText(file) : string.Empty, $"\"{file}\"");
    }

    /// <summary>Takes a token.</summary>
    /// <param name="text">The token.</param>
    /// <param name="source">Where it was found, for a complaint that does not tell it.</param>
    /// <returns>The token.</returns>
    /// <exception cref="ToolException"><see cref="ErrorIds.ArgumentInvalid"/>.</exception>
    public static BearerToken Of(string text, string source = Variable)
    {
        string token = text.Trim();
        return token.Length is >= FewestCharacters and <= (int)LargestFile && token.All(c => c is > ' ' and < '\u007f')
            ? new BearerToken(token)
            : throw new ToolException(ErrorIds.ArgumentInvalid, $"{source} holds no token.", $"A token is one line of at least {FewestCharacters} letters and digits.");
    }

    /// <summary>Reads a token; makes one that only its owner can read where there is none.</summary>
    /// <param name="file">Its file.</param>
    /// <returns>The token.</returns>
    public static BearerToken ReadOrMake(string file)
    {
        if (!File.Exists(file))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            FileStreamOptions options = new() { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using StreamWriter writer = new(file, options);
            writer.WriteLine(RandomNumberGenerator.GetHexString(2 * NewBytes, lowercase: true));
        }

        return Read(file);
    }

    /// <summary>Whether a request carries the token. Takes the same time whatever it carries.</summary>
    /// <param name="authorization">Its Authorization header.</param>
    public bool Admits(string? authorization)
    {
        string given = authorization is not null && authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? authorization[Scheme.Length..].Trim() : string.Empty;
        return CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(given)), digest);
    }
}
