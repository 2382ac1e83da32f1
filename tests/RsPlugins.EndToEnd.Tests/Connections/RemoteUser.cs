using System.Diagnostics;
using System.Text.Json.Nodes;

namespace RsPlugins.EndToEnd.Tests.Connections;

/// <summary>A host that stands for another machine, and a user of this one with a state folder and files of their own, which the host does not serve.</summary>
internal sealed class RemoteUser : IDisposable
{
    private readonly UserHost client = new();
    private readonly DirectoryInfo files = Directory.CreateTempSubdirectory("rsplugins-pc-");
    private Process? process;

    private RemoteUser()
    {
    }

    public UserHost Server { get; } = new();

    public Uri Url { get; private set; } = new("ws://localhost");

    public string TokenFile => Path.Combine(files.FullName, ".token");

    public string State => client.Folder;

    /// <summary>The full path of a file of this machine.</summary>
    public string At(string name) => Path.Combine(files.FullName, name);

    /// <summary>The same for JSON.</summary>
    public string Json(string name) => JsonValue.Create(At(name)).ToJsonString();

    /// <summary>Starts the host.</summary>
    public static async Task<RemoteUser> StartAsync(params string[] arguments)
    {
        RemoteUser user = new();
        user.process = user.Server.Start([.. HostProgram.WithEcho, "serve", "--listen", .. arguments]);
        using CancellationTokenSource limit = new(HostProgram.Patience);
        string? line;
        do
        {
            line = await user.process.StandardError.ReadLineAsync(limit.Token);
            Assert.NotNull(line);
        }
        while (!line.StartsWith("Listening at ", StringComparison.Ordinal));
        _ = user.process.StandardError.ReadToEndAsync(CancellationToken.None);
        File.Copy(Path.Combine(user.Server.Folder, "remote.token"), user.TokenFile);
        user.Url = new Uri(line.Split(' ')[2]);
        return user;
    }

    /// <summary>The command that adapters start.</summary>
    public string[] Connect(Uri? way = null) => ["connect", "--host", (way ?? Url).ToString(), "--token-file", TokenFile];

    /// <summary>Opens a session as adapters do.</summary>
    public Task<RpcClient> OpenAsync(Uri? way = null) => RpcClient.OpenAsync(new RpcClient(client.Start(Connect(way))));

    /// <summary>The names of this machine's files, without the token.</summary>
    public IEnumerable<string> Names(string folder = "") => Directory
        .GetFiles(At(folder), "*", SearchOption.AllDirectories)
        .Where(path => path != TokenFile)
        .Select(path => Path.GetRelativePath(files.FullName, path).Replace('\\', '/'))
        .Order(StringComparer.Ordinal);

    /// <summary>The names of what the host has of this machine's files.</summary>
    public IEnumerable<string> NamesThere() => Directory
        .GetFiles(Path.Combine(Server.Folder, "uploads"), "*", SearchOption.AllDirectories)
        .Select(path => path[(path.IndexOf(files.FullName, StringComparison.Ordinal) + files.FullName.Length + 1)..])
        .Order(StringComparer.Ordinal);

    public void Dispose()
    {
        process?.Kill(entireProcessTree: true);
        process?.WaitForExit();
        process?.Dispose();
        Server.Dispose();
        client.Dispose();
        files.Delete(recursive: true);
    }
}
