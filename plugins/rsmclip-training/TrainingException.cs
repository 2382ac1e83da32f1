namespace RsPlugins.RsmClip.Training;

/// <summary>A training configuration or data set is wrong in a way the user can correct.</summary>
/// <param name="message">What is wrong, in one sentence.</param>
/// <param name="hint">What to do about it.</param>
/// <param name="inner">The cause.</param>
public sealed class TrainingException(string message, string hint, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>What to do about it.</summary>
    public string Hint { get; } = hint;
}
