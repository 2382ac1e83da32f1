namespace RsPlugins.Sdk.Tools;

/// <summary>A failure that the user can understand and act on. Its texts go over the wire: no stack traces, no secrets.</summary>
public sealed class ToolException : Exception
{
    /// <summary>Makes a failure.</summary>
    /// <param name="id">An id of <see cref="ErrorIds"/>.</param>
    /// <param name="message">What went wrong, in one sentence.</param>
    /// <param name="hint">What to do about it, in one sentence.</param>
    /// <param name="details">More for a log or a dialog's "details", or null.</param>
    /// <param name="inner">The cause, kept out of the wire.</param>
    public ToolException(string id, string message, string hint, string? details = null, Exception? inner = null)
        : base(message, inner)
    {
        Id = id;
        Hint = hint;
        Details = details;
    }

    /// <summary>An id of <see cref="ErrorIds"/>, for instance <c>rs.raster.unreadable</c>.</summary>
    public string Id { get; }

    /// <summary>What to do about it.</summary>
    public string Hint { get; }

    /// <summary>More for a log, or null.</summary>
    public string? Details { get; }
}
