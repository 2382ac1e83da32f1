namespace RsPlugins.Sdk.Connections;

/// <summary>What a message is.</summary>
internal enum RpcMessageKind
{
    /// <summary>It is no JSON.</summary>
    Malformed,

    /// <summary>It wants an answer.</summary>
    Request,

    /// <summary>It wants none.</summary>
    Notification,

    /// <summary>It answers a request.</summary>
    Result,

    /// <summary>It refuses a request.</summary>
    Error,
}
