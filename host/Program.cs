using RsPlugins.Host.Cli;
using RsPlugins.Host.Connections;

using StandardStreams streams = StandardStreams.TakeOver();
return await CommandLine.RunAsync(args, streams);
