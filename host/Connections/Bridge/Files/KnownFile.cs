using RsPlugins.Sdk.Protocol;

namespace RsPlugins.Host.Connections.Bridge.Files;

/// <summary>A file that lies here and on the host with one content, as both were when that was so.</summary>
/// <param name="Size">Its size, in bytes.</param>
/// <param name="Modified">When the file here was last written (UTC).</param>
/// <param name="Sha256">Its SHA-256.</param>
/// <param name="HostModified">When the host's was last written (UTC).</param>
internal sealed record KnownFile(long Size, DateTime Modified, string Sha256, DateTimeOffset HostModified)
{
    /// <summary>Whether a file here is still the one that is known.</summary>
    /// <param name="file">The file.</param>
    public bool Is(LocalFile file) => file.Size == Size && file.Modified == Modified;

    /// <summary>Whether a file of the host is still the one that is known.</summary>
    /// <param name="file">The file.</param>
    public bool Is(FileEntry file) => file.Size == Size && file.Modified == HostModified;
}
