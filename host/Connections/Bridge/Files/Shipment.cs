using RsPlugins.Sdk.Protocol;

namespace RsPlugins.Host.Connections.Bridge.Files;

/// <summary>What has to be sent for one path.</summary>
/// <param name="Known">What is known of its files.</param>
/// <param name="Files">The files whose content the host may not have, their paths among the uploads, and what the host has of that name.</param>
internal sealed record Shipment(KnownFiles Known, IReadOnlyList<(LocalFile File, string Upload, FileEntry? OnHost)> Files)
{
    /// <summary>The bytes in all.</summary>
    public long Bytes => Files.Sum(item => item.File.Size);
}
