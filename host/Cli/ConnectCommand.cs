using System.CommandLine;
using RsPlugins.Host.Connections.Bridge;

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
        Command command = new(ConnectOptions.Command, "Speak with the user's host on standard input and output; start one if none runs.") { idle };
        command.SetAction(_ => ConnectProgram.Run(ConnectOptions.TryRead(args) ?? throw new InvalidOperationException("The two readings of the command line differ.")));
        return command;
    }
}
