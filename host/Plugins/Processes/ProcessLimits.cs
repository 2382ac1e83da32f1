namespace RsPlugins.Host.Plugins.Processes;

/// <summary>What a plugin's process may take.</summary>
/// <param name="Start">How long it may take to answer the handshake.</param>
/// <param name="Call">How long a call may take; null for any time.</param>
/// <param name="Idle">How long it is kept without a call; null for as long as the host runs.</param>
/// <param name="MemoryBytes">Resident memory of the process and its children, in bytes; null for any.</param>
internal sealed record ProcessLimits(TimeSpan Start, TimeSpan? Call, TimeSpan? Idle, long? MemoryBytes)
{
    /// <summary>How long it may fall silent in the middle of a message.</summary>
    public TimeSpan Stall { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a call may go on after it was cancelled, before its process is ended; null for any time.</summary>
    public TimeSpan? Cancel { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>What holds where a manifest says nothing.</summary>
    public static ProcessLimits Default { get; } = new(TimeSpan.FromSeconds(10), null, TimeSpan.FromSeconds(300), null);

    /// <summary>The same for <c>rsplugins worker</c>, which loads native engines before it answers.</summary>
    public static ProcessLimits Worker { get; } = Default with { Start = TimeSpan.FromSeconds(30) };
}
