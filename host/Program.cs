using RsPlugins.Host.Cli;
using RsPlugins.Sdk.Connections;

using StandardStreams streams = StandardStreams.TakeOver();
return await CommandLine.RunAsync(args, streams);
