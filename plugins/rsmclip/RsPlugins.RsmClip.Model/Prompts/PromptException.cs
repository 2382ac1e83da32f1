namespace RsPlugins.RsmClip.Model.Prompts;

/// <summary>Classes or a language that cannot be used, in words for the user.</summary>
public sealed class PromptException(PromptFault fault, string message, string hint, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>What is wrong.</summary>
    public PromptFault Fault { get; } = fault;

    /// <summary>What to do about it, in one sentence.</summary>
    public string Hint { get; } = hint;
}
