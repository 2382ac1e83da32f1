using System.Net;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.Host.Connections.Remote;

/// <summary>Where and how a host serves WebSocket clients.</summary>
/// <param name="Address">The address it listens at.</param>
/// <param name="Port">The port; 0 for a free one.</param>
/// <param name="Secure">Whether by TLS.</param>
/// <param name="TokenFile">The file with the bearer token; made if missing.</param>
/// <param name="Certificate">The certificate with its key, PFX or PEM; null without TLS.</param>
/// <param name="Origins">The web origins whose pages may connect; none by default.</param>
/// <param name="Roots">The folders that clients may read and write beside their uploads.</param>
internal sealed record ListenOptions(IPAddress Address, int Port, bool Secure, string TokenFile, string? Certificate, IReadOnlyList<string> Origins, IReadOnlyList<string> Roots)
{
    /// <summary>What <c>--listen</c> without a URL means: this machine only, a free port.</summary>
    public const string DefaultUrl = "ws://127.0.0.1:0";

    /// <summary>Checks what the command line says.</summary>
    /// <param name="url">An http, https, ws or wss URL with an IP address or "localhost".</param>
    /// <param name="tokenFile">The token file.</param>
    /// <param name="certificate">The certificate, or null.</param>
    /// <param name="allowUnencrypted">Whether other machines may connect without TLS.</param>
    /// <param name="origins">Allowed origins.</param>
    /// <param name="roots">Served folders.</param>
    /// <returns>The options.</returns>
    /// <exception cref="ToolException"><see cref="ErrorIds.ArgumentInvalid"/> or <see cref="ErrorIds.FileMissing"/>.</exception>
    public static ListenOptions Of(string url, string tokenFile, string? certificate, bool allowUnencrypted, IReadOnlyList<string> origins, IReadOnlyList<string> roots)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out Uri? uri) || uri.Scheme is not ("http" or "https" or "ws" or "wss") || uri.AbsolutePath != "/" || uri.Query.Length > 0 || uri.UserInfo.Length > 0)
        {
            throw Wrong($"--listen takes a URL such as wss://0.0.0.0:8443, not \"{url}\".", "Use ws, wss, http or https, an address and a port, and no path.");
        }

        bool secure = uri.Scheme is "https" or "wss";
        string name = uri.DnsSafeHost;
        IPAddress? address = name == "localhost" ? IPAddress.Loopback : IPAddress.TryParse(name, out IPAddress? parsed) ? parsed : null;
        if (address is null)
        {
            throw Wrong($"\"{name}\" is no IP address.", "Give an address of this machine, or 0.0.0.0 or [::] for all of them.");
        }

        if (secure != certificate is not null)
        {
            throw Wrong(
                secure ? "A secure address needs a certificate." : "A certificate is of no use without wss:// or https://.",
                "Give --certificate FILE (PFX, or PEM with the key) and a wss:// address.");
        }

        if (!IPAddress.IsLoopback(address) && !secure && !allowUnencrypted)
        {
            throw Wrong("Other machines could read the token and all data on their way.", "Listen at wss:// with --certificate, or say --allow-unencrypted where the network itself is safe.");
        }

        foreach (string root in roots.Where(root => !Directory.Exists(root)))
        {
            throw new ToolException(ErrorIds.FileMissing, $"There is no folder \"{root}\" to serve.", "Give --root a folder that exists.");
        }

        return new ListenOptions(address, uri.IsDefaultPort && !url.Contains($":{uri.Port}", StringComparison.Ordinal) ? 0 : uri.Port, secure, Path.GetFullPath(tokenFile), certificate, origins, [.. roots.Select(Path.GetFullPath)]);
    }

    private static ToolException Wrong(string message, string hint) => new(ErrorIds.ArgumentInvalid, message, hint);
}
