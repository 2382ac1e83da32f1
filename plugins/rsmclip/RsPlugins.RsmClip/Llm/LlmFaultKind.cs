namespace RsPlugins.RsmClip.Llm;

/// <summary>What goes wrong with language models: first faults of the endpoint, from <see cref="Unreadable"/> on faults of one answer.</summary>
internal enum LlmFaultKind
{
    /// <summary>No connection, or one that broke.</summary>
    Unreachable,

    /// <summary>A certificate that cannot be trusted.</summary>
    Untrusted,

    /// <summary>No answer in time.</summary>
    TimedOut,

    /// <summary>Too many requests.</summary>
    RateLimited,

    /// <summary>A fault of the server's own.</summary>
    ServerFailed,

    /// <summary>The key is missing or wrong.</summary>
    Denied,

    /// <summary>The server refuses the request, for instance because it has no such model.</summary>
    Rejected,

    /// <summary>Something other than an answer.</summary>
    Unreadable,

    /// <summary>The model will not answer.</summary>
    Refused,

    /// <summary>The answer holds no caption.</summary>
    Empty,

    /// <summary>The answer is too long for a caption.</summary>
    TooLong,

    /// <summary>The answer is in another language.</summary>
    WrongLanguage,
}
