namespace RsPlugins.RsmClip.Model.Checkpoints;

/// <summary>A checkpoint folder or one of its files cannot be used; the message says what is wrong, the hint what to do.</summary>
public sealed class CheckpointException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is wrong, with the file's name.</param>
    /// <param name="hint">What the user can do about it.</param>
    /// <param name="inner">The cause, if another exception told of it.</param>
    public CheckpointException(string message, string hint, Exception? inner = null)
        : base(message, inner) => Hint = hint;

    /// <summary>What the user can do about it.</summary>
    public string Hint { get; }
}
