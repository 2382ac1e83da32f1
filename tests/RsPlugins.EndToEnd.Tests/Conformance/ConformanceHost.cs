using System.Diagnostics;
using System.Text.Json.Nodes;
using RsPlugins.Tests;

namespace RsPlugins.EndToEnd.Tests.Conformance;

/// <summary>One user's host with the conformance plugin, for the cases that run over its socket or by <c>connect</c>.</summary>
public sealed class ConformanceHost : IAsyncLifetime
{
    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("rsplugins-");
    private Process? process;

    /// <summary>The options that add the conformance plugin.</summary>
    internal static string[] Plugins { get; } = ["--plugins", Fixtures.Path("plugins", "conformance", "csharp")];

    /// <summary>The state folder of the shared host.</summary>
    internal string State => Path.Combine(root.FullName, "shared");

    /// <summary>The state folder of hosts that serve one client.</summary>
    internal string AloneState => Path.Combine(root.FullName, "alone");

    /// <summary>The address of the host's socket.</summary>
    internal string Address => JsonNode.Parse(File.ReadAllText(Path.Combine(State, "host.json")))!["address"]!.GetValue<string>();

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        process = HostProgram.Start(State, [.. Plugins, "serve", "--idle", "600"]);
        using CancellationTokenSource limit = new(HostProgram.Patience);
        Assert.StartsWith("Serving at", await process.StandardError.ReadLineAsync(limit.Token), StringComparison.Ordinal);
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
