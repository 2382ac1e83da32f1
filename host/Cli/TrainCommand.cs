using System.CommandLine;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.Host.Cli;

/// <summary><c>train CONFIG</c>: short for <c>run rs.train --config CONFIG</c>.</summary>
internal static class TrainCommand
{
    private const string Name = "train";
    private const string Tool = "rs.train";
    private const string Config = "config";

    /// <summary>Makes the command.</summary>
    /// <param name="host">The tools.</param>
    /// <param name="args">The arguments: only where they name this command are the manifests read.</param>
    /// <returns>The command.</returns>
    /// <exception cref="ToolException">No plugin trains.</exception>
    public static Command Create(CommandHost host, string[] args) => IsNamed(args)
        ? RunCommand.CreateTool(host, host.Registry.Find(Tool), Name, Config)
        : new Command(Name, $"Train a model: short for \"run {Tool} --{Config} CONFIG\".");

    /// <summary>Whether the arguments name this command: a value that follows may be called like another ("--output run").</summary>
    /// <param name="args">The arguments.</param>
    public static bool IsNamed(string[] args) => Array.IndexOf(args, Name) is int at and >= 0 && Array.IndexOf(args, RunCommand.Name, 0, at) < 0;
}
