namespace RsPlugins.RsmClip.Models.Hub;

/// <summary>A failure that another try may not meet.</summary>
internal sealed class HubTransientException(string message, TimeSpan? retryAfter = null, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>How long the hub asks to wait, or null.</summary>
    public TimeSpan? RetryAfter => retryAfter;
}
