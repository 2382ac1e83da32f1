using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RsPlugins.Sdk.Protocol;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.Host.Connections.Remote;

/// <summary>Accepts WebSockets of clients who know the token. Loaded only where somebody asked to listen.</summary>
internal sealed class WebListener : IAsyncDisposable
{
    /// <summary>The header of an answer that names the newest protocol level of the host.</summary>
    public const string ProtocolHeader = "RsPlugins-Protocol";

    private const int MostConnections = 256;
    private const int MostSessions = 64;
    private const int LargestRequestBody = 1024;

    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(30);

    // A client that is in earnest says all it has to say at once; who dawdles would hold a connection that another needs.
    private static readonly TimeSpan HelloLimit = TimeSpan.FromSeconds(5);

    private readonly WebApplication application;

    private WebListener(WebApplication application, Uri url)
    {
        this.application = application;
        Url = url;
    }

    /// <summary>Where it listens, with the port that was chosen.</summary>
    public Uri Url { get; }

    /// <summary>Starts to listen.</summary>
    /// <param name="options">Where and how.</param>
    /// <param name="token">The token.</param>
    /// <param name="serve">Serves one client until it leaves.</param>
    /// <param name="loggers">The host's log.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <returns>The listener.</returns>
    /// <exception cref="ToolException"><see cref="ErrorIds.ArgumentInvalid"/>: it cannot listen there.</exception>
    public static async Task<WebListener> StartAsync(ListenOptions options, BearerToken token, Func<WebSocket, Task> serve, ILoggerFactory loggers, CancellationToken cancellationToken)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.Replace(ServiceDescriptor.Singleton(loggers));
        builder.Services.Replace(ServiceDescriptor.Singleton<IHostLifetime, NoLifetime>());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxConcurrentConnections = MostConnections;
            kestrel.Limits.MaxConcurrentUpgradedConnections = MostSessions;
            kestrel.Limits.MaxRequestBodySize = LargestRequestBody;
            kestrel.Limits.RequestHeadersTimeout = HelloLimit;
            kestrel.Limits.KeepAliveTimeout = HelloLimit;
            kestrel.Listen(new IPEndPoint(options.Address, options.Port), listen =>
            {
                listen.Protocols = HttpProtocols.Http1;
                if (options.Certificate is { } certificate)
                {
                    listen.UseHttps(https =>
                    {
                        https.ServerCertificate = ServerCertificate.Read(certificate);
                        https.ServerCertificateChain = ServerCertificate.ReadChain(certificate);
                        https.HandshakeTimeout = HelloLimit;
                    });
                }
            });
        });
        WebApplication application = builder.Build();
        application.UseWebSockets(new WebSocketOptions { KeepAliveInterval = KeepAlive, KeepAliveTimeout = KeepAlive });
        application.Run(context => AnswerAsync(context, options, token, serve));
        try
        {
            await application.StartAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception taken) when (taken is IOException or SocketException)
        {
            await application.DisposeAsync().ConfigureAwait(false);
            throw new ToolException(ErrorIds.ArgumentInvalid, $"The host cannot listen at {options.Address}, port {options.Port}.", "Choose an address of this machine and a free port that you may use.", taken.Message, taken);
        }

        string bound = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return new WebListener(application, new UriBuilder(bound) { Scheme = options.Secure ? "wss" : "ws" }.Uri);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        using CancellationTokenSource now = new(TimeSpan.FromSeconds(1));
        await application.StopAsync(now.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await application.DisposeAsync().ConfigureAwait(false);
    }

    private static async Task AnswerAsync(HttpContext context, ListenOptions options, BearerToken token, Func<WebSocket, Task> serve)
    {
        // Browsers send an origin and cannot be kept from connecting: a page that the user happens to look at must not reach the host.
        string[] origins = [.. context.Request.Headers.Origin.OfType<string>()];
        if (origins.Any(origin => !options.Origins.Contains(origin, StringComparer.OrdinalIgnoreCase)))
        {
            await RefuseAsync(context, StatusCodes.Status403Forbidden, "Web pages may not connect to this host.").ConfigureAwait(false);
        }
        else if (!token.Admits(context.Request.Headers.Authorization))
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
            await RefuseAsync(context, StatusCodes.Status401Unauthorized, "The token is missing or wrong.").ConfigureAwait(false);
        }
        else if (context.Request.Path != "/")
        {
            await RefuseAsync(context, StatusCodes.Status404NotFound, "There is nothing here.").ConfigureAwait(false);
        }
        else if (!context.WebSockets.IsWebSocketRequest)
        {
            context.Response.Headers.Upgrade = "websocket";
            await RefuseAsync(context, StatusCodes.Status426UpgradeRequired, "This host speaks JSON-RPC over WebSocket.").ConfigureAwait(false);
        }
        else
        {
            context.Response.Headers[ProtocolHeader] = ProtocolLevel.Current.ToString(CultureInfo.InvariantCulture);
            using WebSocket? socket = await AcceptAsync(context).ConfigureAwait(false);
            if (socket is null)
            {
                await RefuseAsync(context, StatusCodes.Status503ServiceUnavailable, "This host has as many clients as it takes.").ConfigureAwait(false);
                return;
            }

            await serve(socket).ConfigureAwait(false);
        }
    }

    private static async Task<WebSocket?> AcceptAsync(HttpContext context)
    {
        try
        {
            return await context.WebSockets.AcceptWebSocketAsync().ConfigureAwait(false);
        }
        catch (InvalidOperationException) when (!context.Response.HasStarted)
        {
            // The limit of upgraded connections.
            return null;
        }
    }

    private static async Task RefuseAsync(HttpContext context, int status, string message)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain";
        await context.Response.WriteAsync(message + "\n", context.RequestAborted).ConfigureAwait(false);
    }

    // The program's own signals end it.
    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
