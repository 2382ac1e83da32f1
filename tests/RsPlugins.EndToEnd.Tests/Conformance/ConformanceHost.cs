using System.Diagnostics;
using System.Net.WebSockets;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using RsPlugins.EndToEnd.Tests.Connections;
using RsPlugins.Tests;

namespace RsPlugins.EndToEnd.Tests.Conformance;

/// <summary>One user's host with the conformance plugin, for the cases that run over its socket, its WebSockets or by <c>connect</c>.</summary>
public sealed class ConformanceHost : IAsyncLifetime
{
    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("rsplugins-");
    private Process? process;
    private string authority = string.Empty;

    /// <summary>The options that add the conformance plugin.</summary>
    internal static string[] Plugins { get; } = ["--plugins", Fixtures.Path("plugins", "conformance", "csharp")];

    /// <summary>The state folder of the shared host.</summary>
    internal string State => Path.Combine(root.FullName, "shared");

    /// <summary>The state folder of hosts that serve one client.</summary>
    internal string AloneState => Path.Combine(root.FullName, "alone");

    /// <summary>The address of the host's socket.</summary>
    internal string Address => JsonNode.Parse(File.ReadAllText(Path.Combine(State, "host.json")))!["address"]!.GetValue<string>();

    /// <summary>Where the host listens for WebSockets.</summary>
    internal Uri Url { get; private set; } = new("wss://localhost");

    /// <summary>The options of <c>connect</c> that lead there.</summary>
    internal string[] Remote => ["--host", Url.ToString(), "--token-file", TokenFile, "--certificate-authority", authority];

    private string TokenFile => Path.Combine(root.FullName, "token");

    /// <summary>Opens a WebSocket.</summary>
    internal async Task<WebSocket> OpenAsync()
    {
        using X509Certificate2 trusted = X509CertificateLoader.LoadCertificateFromFile(authority);
        ClientWebSocket socket = new();
        socket.Options.SetRequestHeader("Authorization", "Bearer " + (await File.ReadAllTextAsync(TokenFile)).Trim());
        socket.Options.RemoteCertificateValidationCallback = (_, _, sent, _) => sent!.ChainPolicy.ExtraStore.Any(certificate => certificate.Issuer == trusted.Subject);
        await socket.ConnectAsync(Url, CancellationToken.None);
        return socket;
    }

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        (authority, string certificate) = TestCertificates.Make(root.FullName);
        process = HostProgram.Start(State, [.. Plugins, "serve", "--idle", "600", "--listen", "wss://127.0.0.1:0", "--certificate", certificate, "--token-file", TokenFile]);
        using CancellationTokenSource limit = new(HostProgram.Patience);
        Assert.StartsWith("Serving at", await process.StandardError.ReadLineAsync(limit.Token), StringComparison.Ordinal);
        Url = new Uri((await process.StandardError.ReadLineAsync(limit.Token))!.Split(' ')[2]);
        _ = process.StandardError.ReadToEndAsync(limit.Token);
    }

    /// <inheritdoc/>
    public Task DisposeAsync()
    {
        process?.Kill(entireProcessTree: true);
        process?.WaitForExit();
        process?.Dispose();
        root.Delete(recursive: true);
        return Task.CompletedTask;
    }
}
