using System.CommandLine;
using RsPlugins.Host.Connections.Bridge;
using RsPlugins.Host.Connections.Remote;

namespace RsPlugins.Host.Cli;

/// <summary><c>connect</c> for help and mistakes; <see cref="ConnectProgram"/> is what runs.</summary>
internal static class ConnectCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="args">All arguments.</param>
    public static Command Create(string[] args)
    {
        Option<double> idle = ServeCommand.IdleOption();
        idle.Description = "For a host that must be started: leave when nobody was connected and nothing ran for so long.";
        Option<string?> remote = new("--host") { Description = "A remote host instead, such as wss://gpu.example:8443.", HelpName = "URL" };
        remote.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !(Uri.TryCreate(token.Value, UriKind.Absolute, out Uri? url) && ConnectOptions.IsHost(url)))
            {
                result.AddError("--host takes a URL that starts with wss:// or ws:// and holds no name, token or query.");
            }
        });
        Command command = new(ConnectOptions.Command, "Speak with the user's host on standard input and output; start one if none runs.")
        {
            remote,
            new Option<string?>("--token-file") { Description = $"The file with the remote host's token; where absent, {BearerToken.Variable} holds it.", HelpName = "FILE" },
            new Option<string?>("--certificate-authority") { Description = "Who signed the remote host's certificate, in place of those that this machine trusts: PEM or DER.", HelpName = "FILE" },
            new Option<bool>("--allow-unencrypted") { Description = "Reach another machine by ws://: others on the way can read the token and all data." },
            idle,
        };
        command.SetAction(_ => ConnectProgram.Run(ConnectOptions.TryRead(args) ?? throw new InvalidOperationException("The two readings of the command line differ.")));
        return command;
    }
}
