using System.CommandLine;
using RsPlugins.Host.Connections.Remote;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.Host.Cli;

/// <summary>The options of <c>serve</c> that let other machines in.</summary>
internal sealed class ListenArguments
{
    private readonly Option<string?> listen = new("--listen")
    {
        Description = $"Also serve by WebSocket, at {ListenOptions.DefaultUrl} if no URL follows: this machine only, a free port.",
        HelpName = "URL",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string?> tokenFile = new("--token-file") { Description = "The file with the token that WebSocket clients must know; made if missing.", HelpName = "FILE" };
    private readonly Option<string?> certificate = new("--certificate") { Description = "The certificate of a wss:// address with its key: PFX or PEM.", HelpName = "FILE" };
    private readonly Option<string[]> origins = new("--allow-origin") { Description = "A web origin whose pages may connect. May be given several times.", HelpName = "ORIGIN" };
    private readonly Option<string[]> roots = new("--root") { Description = "A folder that WebSocket clients may read and write, beside their uploads. May be given several times.", HelpName = "FOLDER" };
    private readonly Option<bool> unencrypted = new("--allow-unencrypted") { Description = "Listen beyond this machine without TLS: others on the way can read the token and all data." };

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])[listen, tokenFile, certificate, origins, roots, unencrypted])
        {
            command.Options.Add(option);
        }
    }

    /// <summary>Reads the options.</summary>
    /// <param name="parsed">The command line.</param>
    /// <returns>Where to listen, or null for nowhere.</returns>
    /// <exception cref="ToolException">They make no sense.</exception>
    public ListenOptions? Read(ParseResult parsed)
    {
        if (!IsGiven(parsed, listen))
        {
            Option[] needing = [tokenFile, certificate, origins, roots, unencrypted];
            return needing.FirstOrDefault(option => IsGiven(parsed, option)) is { } stray
                ? throw new ToolException(ErrorIds.ArgumentInvalid, $"{stray.Name} is of no use without --listen.", "\"rsplugins serve --help\" lists what it takes.")
                : null;
        }

        return ListenOptions.Of(
            parsed.GetValue(listen) ?? ListenOptions.DefaultUrl,
            parsed.GetValue(tokenFile) ?? BearerToken.DefaultFile,
            parsed.GetValue(certificate),
            parsed.GetValue(unencrypted),
            parsed.GetValue(origins) ?? [],
            parsed.GetValue(roots) ?? []);
    }

    // A switch that is not given has a result too.
    private static bool IsGiven(ParseResult parsed, Option option) => parsed.GetResult(option) is { Implicit: false };
}
