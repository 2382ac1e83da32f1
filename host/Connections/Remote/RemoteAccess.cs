using System.Text.RegularExpressions;
using RsPlugins.Host.Plugins;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.Host.Connections.Remote;

/// <summary>What the clients on other machines, who all have the one token, may reach. Thread-safe.</summary>
internal sealed partial class RemoteAccess : IDisposable
{
    private const long MostUploadBytes = 64L << 30;

    private static readonly TimeSpan KeepUploads = TimeSpan.FromDays(7);

    private static readonly EnumerationOptions Own = new() { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.ReparsePoint };

    private RemoteAccess(BearerToken token, PathGuard guard, RemoteFiles files)
    {
        Token = token;
        Guard = guard;
        Files = files;
        Mark = $"remote {token.Owner} ";
    }

    /// <summary>Their token.</summary>
    public BearerToken Token { get; }

    /// <summary>Checks the paths they name.</summary>
    public PathGuard Guard { get; }

    /// <summary>Their files.</summary>
    public RemoteFiles Files { get; }

    /// <summary>What their names start with, also in the records of their jobs.</summary>
    public string Mark { get; }

    /// <summary>Reads or makes the token and its folder of uploads. What replaced tokens have left behind there is removed in time.</summary>
    /// <param name="options">The token file and the served folders.</param>
    /// <param name="stateFolder">The state folder; uploads lie below it.</param>
    /// <returns>The access.</returns>
    /// <exception cref="ToolException">The token file cannot be used.</exception>
    public static RemoteAccess Open(ListenOptions options, string stateFolder)
    {
        BearerToken token = BearerToken.ReadOrMake(options.TokenFile);
        DirectoryInfo all = Directory.CreateDirectory(Path.Combine(stateFolder, "uploads"));
        foreach (DirectoryInfo forsaken in all.EnumerateDirectories().Where(folder => folder.Name != token.Owner))
        {
            RemoveOld(forsaken);
        }

        PathGuard guard = new(all.CreateSubdirectory(token.Owner).FullName, options.Roots);
        return new RemoteAccess(token, guard, new RemoteFiles(guard, MostUploadBytes, KeepUploads));
    }

    /// <summary>Says what a call is held to: nothing for a client of this user, as for tools that call others on its behalf.</summary>
    /// <param name="access">What clients on other machines may reach; null where none is served.</param>
    /// <param name="client">Who calls, as the job's record says; null for nobody in particular.</param>
    /// <param name="tool">The tool.</param>
    /// <returns>What judges the paths among the arguments, or null.</returns>
    /// <exception cref="ToolException"><see cref="ErrorIds.HostDenied"/>: the tool is not for the client, or the client is not served.</exception>
    public static PathGuard? GuardOf(RemoteAccess? access, string? client, ToolManifest tool)
    {
        if (client is null || !RemoteName().IsMatch(client))
        {
            return null;
        }

        // A job outlives its host; the next one may serve others, or nobody.
        if (access is null || !client.StartsWith(access.Mark, StringComparison.Ordinal))
        {
            throw new ToolException(
                ErrorIds.HostDenied,
                $"The call of {tool.Name} is for a client on another machine whom this host does not serve.",
                "Start the host with --listen and the token file of that client.");
        }

        return tool.LocalOnly
            ? throw new ToolException(ErrorIds.HostDenied, $"This host lets no remote client call {tool.Name}.", "It takes paths from inside a file; call it on the host's own machine.")
            : access.Guard;
    }

    /// <inheritdoc/>
    public void Dispose() => Files.Dispose();

    private static void RemoveOld(DirectoryInfo uploads)
    {
        DateTime oldest = DateTime.UtcNow - KeepUploads;
        bool empty = true;
        try
        {
            foreach (FileInfo file in uploads.EnumerateFiles("*", Own))
            {
                if (file.LastWriteTimeUtc < oldest)
                {
                    file.Delete();
                }
                else
                {
                    empty = false;
                }
            }

            if (empty)
            {
                uploads.Delete(recursive: true);
            }
        }
        catch (Exception denied) when (denied is IOException or UnauthorizedAccessException)
        {
            // In use, or not ours: the next host tries again.
        }
    }

    [GeneratedRegex("^remote [0-9a-f]{16} ")]
    private static partial Regex RemoteName();
}
