using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Llm;

/// <summary>Why a language model gave no caption.</summary>
/// <param name="Kind">What went wrong.</param>
/// <param name="Message">The same in words, as a whole sentence. It never holds what the endpoint said: that may repeat the key.</param>
/// <param name="Hint">What to do about it.</param>
internal sealed record LlmFault(LlmFaultKind Kind, string Message, string Hint)
{
    /// <summary>Whether the endpoint itself is at fault, so that the next question is likely to fail as well.</summary>
    public bool IsOutage => Kind <= LlmFaultKind.Rejected;

    /// <summary>The fault as a failure of the call.</summary>
    public ToolException ToException() => new(
        Kind switch
        {
            LlmFaultKind.Denied or LlmFaultKind.Rejected => ErrorIds.LlmDenied,
            _ when IsOutage => ErrorIds.LlmUnreachable,
            _ => ErrorIds.LlmUnusable,
        },
        Message,
        Hint);
}
