using System.Globalization;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.Host.Connections.Bridge;

/// <summary>What <c>connect</c> is told.</summary>
/// <param name="ServeArguments">What a host that must be started is given.</param>
/// <param name="Host">A remote host, or null for the user's own.</param>
/// <param name="TokenFile">The file with the remote host's token, or null.</param>
/// <param name="Authority">The file with the certificate of the authority that signed the remote host's, or null for those the system trusts.</param>
/// <param name="AllowUnencrypted">Whether a remote host on another machine may be reached without TLS.</param>
internal sealed record ConnectOptions(IReadOnlyList<string> ServeArguments, Uri? Host, string? TokenFile, string? Authority, bool AllowUnencrypted)
{
    private static readonly string[] Valued = ["--plugins", "--idle", "--host", "--token-file", "--certificate-authority"];

    /// <summary>The environment variable with the remote host of programs that start <c>connect</c> without naming one.</summary>
    public const string HostVariable = "RSPLUGINS_REMOTE";

    /// <summary>The command's name.</summary>
    public const string Command = "connect";

    /// <summary>
    /// Reads a command line without the machinery of the other commands, which would take longer than all the rest of <c>connect</c>.
    /// </summary>
    /// <param name="arguments">All arguments of the program.</param>
    /// <returns>The options, or null where the full command line must decide: another command, help, or a mistake.</returns>
    public static ConnectOptions? TryRead(IReadOnlyList<string> arguments)
    {
        Queue<string> rest = new(arguments.SelectMany(Split));
        bool named = false;
        ConnectOptions options = new([], null, null, null, AllowUnencrypted: false);
        while (rest.TryDequeue(out string? option))
        {
            string? value = Valued.Contains(option) && rest.Count > 0 ? rest.Dequeue() : null;
            switch (option)
            {
                case Command when !named:
                    named = true;
                    break;
                case "--verbose":
                    options = options.Serving(option);
                    break;
                case "--plugins" when value is not null:
                    options = options.Serving(option, Path.GetFullPath(value));
                    break;
                case "--idle" when double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds) && seconds >= 0:
                    options = options.Serving(option, value);
                    break;
                case "--host" when Uri.TryCreate(value, UriKind.Absolute, out Uri? url) && IsHost(url):
                    options = options with { Host = url };
                    break;
                case "--token-file" when value is not null:
                    options = options with { TokenFile = value };
                    break;
                case "--certificate-authority" when value is not null:
                    options = options with { Authority = value };
                    break;
                case "--allow-unencrypted":
                    options = options with { AllowUnencrypted = true };
                    break;
                default:
                    return null;
            }
        }

        return named ? options : null;
    }

    /// <summary>The same with the remote host of the environment where none is named.</summary>
    /// <exception cref="ToolException"><see cref="ErrorIds.ArgumentInvalid"/>: it is no URL of a host.</exception>
    public ConnectOptions WithEnvironment()
    {
        string? named = Host is null ? Environment.GetEnvironmentVariable(HostVariable) : null;
        return string.IsNullOrEmpty(named) ? this
            : Uri.TryCreate(named, UriKind.Absolute, out Uri? url) && IsHost(url) ? this with { Host = url }
            : throw new ToolException(ErrorIds.ArgumentInvalid, $"{HostVariable} holds no URL of a host.", "Give one that starts with wss:// or ws:// and holds no name, token or query, or remove the variable.");
    }

    /// <summary>Whether a URL can be a remote host's. A secret in it would be seen by all who see the process list.</summary>
    /// <param name="url">The URL.</param>
    public static bool IsHost(Uri url) => url.Scheme is "ws" or "wss" && url.UserInfo.Length + url.Query.Length + url.Fragment.Length == 0;

    private static string[] Split(string argument) =>
        argument.StartsWith("--", StringComparison.Ordinal) && argument.AsSpan().IndexOfAny('=', ':') is > 0 and int at ? [argument[..at], argument[(at + 1)..]] : [argument];

    private ConnectOptions Serving(params string[] more) => this with { ServeArguments = [.. ServeArguments, .. more] };
}
