using RsPlugins.Host.Cli;
using RsPlugins.Host.Connections.Bridge;
using RsPlugins.Sdk.Connections;

if (ConnectOptions.TryRead(args) is { } options)
{
    return ConnectProgram.Run(options);
}

using StandardStreams streams = StandardStreams.TakeOver();
return await CommandLine.RunAsync(args, streams);
