using System.Net.WebSockets;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.Host.Connections.Bridge.Files;

/// <summary>Says what went wrong on the way to a host or back.</summary>
internal static class TransferFaults
{
    /// <summary>The connection broke.</summary>
    /// <param name="inner">How.</param>
    public static ToolException Broken(Exception? inner = null) => new(
        ErrorIds.HostUnreachable, "The connection to the host broke while files were on their way.", "Connect again and repeat the call: what has arrived is kept, and sending goes on behind it.", inner: inner);

    /// <summary>What a failure is to the user.</summary>
    /// <param name="failure">What was thrown.</param>
    public static ToolException Of(Exception failure) => failure switch
    {
        ToolException typed => typed,
        WebSocketException or ObjectDisposedException => Broken(failure),
        JsonException malformed => new ToolException(ErrorIds.ProtocolMismatch, "The host answered with something else than the protocol says.", "Install releases that match.", malformed.Path, malformed),
        _ => Failures.AsToolException(failure, NullLogger.Instance, "connect"),
    };

    /// <summary>What a failure at one file is to the user.</summary>
    /// <param name="failure">What was thrown.</param>
    /// <param name="path">The file.</param>
    /// <param name="writing">Whether it was being written.</param>
    public static ToolException At(Exception failure, string path, bool writing) => Of(failure) switch
    {
        { Id: ErrorIds.DiskFull } full => new ToolException(full.Id, $"The disk with \"{path}\" is full.", "Free some space, then repeat the call.", full.Details, failure),
        _ when failure is FileNotFoundException or DirectoryNotFoundException => Missing(path),
        _ when failure is IOException or UnauthorizedAccessException => new ToolException(
            ErrorIds.FileDenied,
            writing ? $"\"{path}\" cannot be written." : $"\"{path}\" cannot be read, so it cannot be sent to the host.",
            writing ? "Check the permissions of its folder, and that no other program has the file open." : "Check its permissions, and that no other program holds it.",
            failure.Message,
            failure),
        ToolException other => other,
    };

    /// <summary>There is no such file.</summary>
    /// <param name="path">What the client named.</param>
    public static ToolException Missing(string path) => new(
        ErrorIds.FileMissing, $"\"{path}\" is neither on this machine nor in the folders that the host serves.", "Check the path: name a file or folder of this machine, or one that lies below the host's --root.");

    /// <summary>A file changed on its way.</summary>
    /// <param name="path">The file.</param>
    public static ToolException Changed(string path) => new(
        ErrorIds.FileDamaged, $"\"{path}\" changed while it was on its way.", "Repeat the call once no other program writes to the file.");
}
