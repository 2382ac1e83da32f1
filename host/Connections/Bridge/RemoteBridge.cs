using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using RsPlugins.Host.Connections.Bridge.Files;
using RsPlugins.Host.Connections.Remote;
using RsPlugins.Host.Plugins;
using RsPlugins.Sdk.Connections;
using RsPlugins.Sdk.Protocol;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.Host.Connections.Bridge;

/// <summary>Carries messages between frames on this program's standard streams and the WebSocket of a remote host, and the files that they name, until one of the two ends.</summary>
internal static class RemoteBridge
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    private static readonly TimeSpan ConnectLimit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(10);

    /// <summary>Connects and carries.</summary>
    /// <param name="options">Which host.</param>
    /// <param name="input">What the client sends.</param>
    /// <param name="output">What the client gets.</param>
    /// <returns>The exit code.</returns>
    /// <exception cref="ToolException">The host cannot be reached, trusted or understood, or refuses the token.</exception>
    public static async Task<int> RunAsync(ConnectOptions options, Stream input, Stream output)
    {
        using ClientWebSocket socket = await OpenAsync(options, options.Host!).ConfigureAwait(false);
        TravelFolder folder = TravelFolder.Open(StateFolder.Make(), options.Host!);
        using HostLink host = new(socket, folder.Client);
        ClientLink client = new(output);
        CallBroker calls = new(host, client, new FileTravel(host, folder));
        Task toHost = Task.Run(() => SendAsync(new FrameReader(input, ProtocolLevel.MaximumMessageBytes), socket, host, calls));
        Task fromHost = ReceiveAsync(new WebSocketReader(socket, ProtocolLevel.MaximumMessageBytes), client, calls);
        if (await Task.WhenAny(toHost, fromHost).ConfigureAwait(false) == toHost)
        {
            await Task.WhenAny(fromHost, Task.Delay(AnswerLimit)).ConfigureAwait(false);
            await toHost.ConfigureAwait(false);
        }

        await calls.EndAsync().ConfigureAwait(false);
        return 0;
    }

    private static async Task<ClientWebSocket> OpenAsync(ConnectOptions options, Uri url)
    {
        bool loopback = url.IsLoopback;
        if (url.Scheme != "wss" && !loopback && !options.AllowUnencrypted)
        {
            throw new ToolException(ErrorIds.ArgumentInvalid, "Without TLS others on the way could read the token and all data.", "Use wss://, or say --allow-unencrypted where the network itself is safe.");
        }

        string? given = options.TokenFile is null ? Environment.GetEnvironmentVariable(BearerToken.Variable) : null;
        if (options.TokenFile is null && string.IsNullOrEmpty(given) && !loopback)
        {
            throw new ToolException(
                ErrorIds.ArgumentInvalid, "A remote host wants a token.", $"Copy it from the host into a file that only you can read, and give it by --token-file, or set {BearerToken.Variable}.");
        }

        BearerToken token = string.IsNullOrEmpty(given) ? BearerToken.Read(options.TokenFile ?? BearerToken.DefaultFile) : BearerToken.Of(given);
        X509Certificate2Collection? authorities = options.Authority is null ? null : ServerCertificate.ReadAuthorities(options.Authority);
        ClientWebSocket socket = new();
        socket.Options.CollectHttpResponseDetails = true;
        socket.Options.KeepAliveInterval = KeepAlive;
        socket.Options.KeepAliveTimeout = KeepAlive;
        socket.Options.SetRequestHeader("Authorization", "Bearer " + token.Text);
        bool isSecure = false;
        socket.Options.RemoteCertificateValidationCallback = (_, certificate, sent, errors) =>
        {
            isSecure = true;
            return authorities is null ? errors == SslPolicyErrors.None : IsSigned(certificate, sent, authorities, errors);
        };
        if (loopback)
        {
            // Whatever proxy leads elsewhere, this machine is not reached by it.
            socket.Options.Proxy = null;
        }

        using CancellationTokenSource limit = new(ConnectLimit);
        try
        {
            await socket.ConnectAsync(url, limit.Token).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is WebSocketException or OperationCanceledException)
        {
            HttpStatusCode status = socket.HttpStatusCode;
            socket.Dispose();
            throw Explain(url, isSecure, status, failure);
        }

        CheckVersion(url, socket);
        return socket;
    }

    private static bool IsSigned(X509Certificate? certificate, X509Chain? sent, X509Certificate2Collection authorities, SslPolicyErrors errors)
    {
        if (certificate is null || (errors & ~SslPolicyErrors.RemoteCertificateChainErrors) != 0)
        {
            return false;
        }

        using X509Chain chain = new();
        using X509Certificate2 copy = new(certificate);
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(authorities);
        chain.ChainPolicy.ExtraStore.AddRange(sent?.ChainPolicy.ExtraStore ?? []);
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid(ServerAuthentication));
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        return chain.Build(copy);
    }

    private static ToolException Explain(Uri url, bool isSecure, HttpStatusCode status, Exception failure)
    {
        for (Exception? inner = failure; inner is not null; inner = inner.InnerException)
        {
            switch (inner)
            {
                case AuthenticationException when !isSecure:
                    return NoHost(url, "it does not speak TLS as this program does", failure);
                case AuthenticationException:
                    return new ToolException(
                        ErrorIds.HostUntrusted, $"The certificate of {url} cannot be trusted.", "Give the certificate of the authority that signed it by --certificate-authority, and the name that it is made for in --host.", inner.Message, failure);
                case SocketException socket:
                    return Unreachable(url, socket.SocketErrorCode.ToString(), failure);
            }
        }

        return status switch
        {
            HttpStatusCode.Unauthorized => new ToolException(ErrorIds.HostDenied, $"The host at {url} refuses the token.", "Copy the host's token again, and give it by --token-file.", inner: failure),
            HttpStatusCode.Forbidden => new ToolException(ErrorIds.HostDenied, $"The host at {url} refuses this client.", "Ask the host's owner.", inner: failure),
            HttpStatusCode.ServiceUnavailable => Unreachable(url, "it has as many clients as it takes", failure),
            0 => Unreachable(url, failure is OperationCanceledException ? "it did not answer in time" : "the connection broke", failure),
            _ => NoHost(url, $"HTTP status {(int)status}", failure),
        };
    }

    private static ToolException Unreachable(Uri url, string reason, Exception failure) =>
        new(ErrorIds.HostUnreachable, $"The host at {url} cannot be reached ({reason}).", "Check the address, and whether the host runs (rsplugins serve --listen).", inner: failure);

    private static ToolException NoHost(Uri url, string reason, Exception? failure) =>
        new(ErrorIds.ProtocolMismatch, $"What answers at {url} is no host that this program can speak with ({reason}).", "Check the address, and install a client and a host of the same release.", inner: failure);

    private static void CheckVersion(Uri url, ClientWebSocket socket)
    {
        string? level = socket.HttpResponseHeaders?.GetValueOrDefault(WebListener.ProtocolHeader)?.FirstOrDefault();
        if (!int.TryParse(level, NumberStyles.None, CultureInfo.InvariantCulture, out int newest) || newest < ProtocolLevel.Served[^1])
        {
            socket.Dispose();
            throw NoHost(url, level is null ? "it names no protocol" : $"it speaks protocol {level}, this program {string.Join(", ", ProtocolLevel.Served)}", null);
        }
    }

    private static async Task SendAsync(FrameReader frames, ClientWebSocket socket, HostLink host, CallBroker calls)
    {
        try
        {
            while (await frames.ReadAsync(CancellationToken.None).ConfigureAwait(false) is { } body)
            {
                if (!calls.TakesFromClient(body))
                {
                    await host.SendAsync(body).ConfigureAwait(false);
                }
            }

            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None).ConfigureAwait(false);
        }
        catch (FrameException refused)
        {
            throw new ToolException(refused.TooLarge ? ErrorIds.MessageTooLarge : ErrorIds.ProtocolMismatch, refused.Message, "Put \"Content-Length: N\", an empty line, then N bytes of JSON; send large files by \"files/put\".", inner: refused);
        }
        catch (Exception gone) when (gone is WebSocketException or IOException or ObjectDisposedException or InvalidOperationException)
        {
            // One side left: that is how every session ends.
        }
    }

    private static async Task ReceiveAsync(WebSocketReader messages, ClientLink client, CallBroker calls)
    {
        try
        {
            while (await messages.ReadAsync(CancellationToken.None).ConfigureAwait(false) is { } body)
            {
                if (!calls.TakesFromHost(body))
                {
                    client.Write(body);
                }
            }
        }
        catch (Exception gone) when (gone is WebSocketException or IOException or ObjectDisposedException or FrameException)
        {
            // One side left: that is how every session ends.
        }
    }
}
