namespace RsPlugins.RsmClip.Model.Captions;

/// <summary>A caption file cannot be used; the message says what is wrong, the hint what to do.</summary>
/// <param name="message">What is wrong, with the file's name.</param>
/// <param name="hint">What the user can do about it.</param>
/// <param name="inner">The cause, if another exception told of it.</param>
public sealed class CaptionException(string message, string hint, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>What the user can do about it.</summary>
    public string Hint { get; } = hint;
}
