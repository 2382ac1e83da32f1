namespace RsPlugins.Sdk.Protocol;

/// <summary>Figures of the protocol that host, adapters and plugins agree on.</summary>
public static class ProtocolLevel
{
    /// <summary>The level this build speaks.</summary>
    public const int Current = 1;

    /// <summary>The largest message body, in bytes. A longer one is refused, not buffered: rasters travel by path.</summary>
    public const int MaximumMessageBytes = 64 * 1024 * 1024;

    /// <summary>The largest chunk of a file in one message, in bytes.</summary>
    public const int MaximumChunkBytes = 8 * 1024 * 1024;

    /// <summary>The JSON-RPC error code of a request that its sender cancelled.</summary>
    public const int RequestCancelled = -32800;

    /// <summary>The levels this build serves, newest first.</summary>
    public static IReadOnlyList<int> Served { get; } = [Current];
}
