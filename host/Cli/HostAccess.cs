using RsPlugins.Host.Connections;
using RsPlugins.Host.Connections.Bridge;
using RsPlugins.Host.Connections.Local;
using RsPlugins.Host.Plugins;
using RsPlugins.Sdk.Client;

namespace RsPlugins.Host.Cli;

/// <summary>How commands reach the user's host.</summary>
internal static class HostAccess
{
    /// <summary>Who asks where a person does.</summary>
    public const string ClientName = "cli";

    /// <summary>Opens a session with the user's host if one runs.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The session, or null.</returns>
    public static async Task<HostClient?> OpenRunningAsync(CancellationToken cancellationToken) =>
        HostEndpoint.ReadLive(StateFolder.Root) is null ? null : await OpenAsync([], ClientName, cancellationToken).ConfigureAwait(false);

    /// <summary>Opens a session with the user's host, which is started if none runs.</summary>
    /// <param name="serveArguments">What a host that is started is given.</param>
    /// <param name="client">Who asks.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<HostClient> OpenAsync(IReadOnlyList<string> serveArguments, string client, CancellationToken cancellationToken)
    {
        string folder = StateFolder.Make();
        Stream host = await Task.Run(() => new HostFinder(folder, serveArguments).Connect(), cancellationToken).ConfigureAwait(false);
        try
        {
            HostClient session = await HostClient.OpenAsync(host, host, new HostClientOptions { Name = client, Version = HostSession.Version }, cancellationToken).ConfigureAwait(false);
            _ = session.Ended.ContinueWith(_ => host.Dispose(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            return session;
        }
        catch
        {
            await host.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }
}
