namespace RsPlugins.Host.Connections;

/// <summary>Runs what is posted where it is posted from: for a connection whose messages are read on a thread of their own, so that a call does not pass through two more before its tool runs.</summary>
internal sealed class AtOnceContext : SynchronizationContext
{
    /// <inheritdoc/>
    public override void Post(SendOrPostCallback d, object? state) => d(state);
}
