namespace RsPlugins.Sdk.Connections;

/// <summary>A frame that is refused.</summary>
internal sealed class FrameException : Exception
{
    /// <summary>Refuses a frame.</summary>
    /// <param name="tooLarge">Whether it is too large, else its header is malformed.</param>
    /// <param name="recovered">Whether the next frame can still be found.</param>
    public FrameException(bool tooLarge, bool recovered)
        : this(tooLarge, recovered, tooLarge ? "A message is too large." : "A message has no valid header.")
    {
    }

    private FrameException(bool tooLarge, bool recovered, string message)
        : base(message)
    {
        TooLarge = tooLarge;
        Recovered = recovered;
    }

    /// <summary>Whether the frame is too large, else its header is malformed.</summary>
    public bool TooLarge { get; }

    /// <summary>Whether the next frame can still be found.</summary>
    public bool Recovered { get; }

    /// <summary>A frame whose rest did not come.</summary>
    public static FrameException Stalled() => new(tooLarge: false, recovered: false, "A message was begun and not ended.");
}
