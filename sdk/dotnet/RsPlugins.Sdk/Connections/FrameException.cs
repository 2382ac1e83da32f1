namespace RsPlugins.Sdk.Connections;

/// <summary>A frame that is refused.</summary>
/// <param name="tooLarge">Whether it is too large, else its header is malformed.</param>
/// <param name="recovered">Whether the next frame can still be found.</param>
internal sealed class FrameException(bool tooLarge, bool recovered) : Exception(tooLarge ? "A message is too large." : "A message has no valid header.")
{
    /// <summary>Whether the frame is too large, else its header is malformed.</summary>
    public bool TooLarge => tooLarge;

    /// <summary>Whether the next frame can still be found.</summary>
    public bool Recovered => recovered;
}
