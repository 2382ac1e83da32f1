using RsPlugins.RsmClip.Llm;

namespace RsPlugins.RsmClip.Caption;

/// <summary>Asks a language model for captions. A fault is a result, not an exception: the caller decides what it means. Thread-safe.</summary>
internal sealed class CaptionWriter(LlmEndpoint endpoint, WriterOptions options) : IDisposable
{
    private const int MostTokens = 1024;
    private readonly LlmAsker asker = new(endpoint, new LlmOptions("a caption", options.Temperature, options.Timeout, options.Concurrency, MostTokens));

    /// <summary>Asks for captions.</summary>
    /// <param name="prompt">The question.</param>
    /// <param name="language">The language of the answer.</param>
    /// <param name="cancellationToken">Ends the requests at once.</param>
    public async Task<WrittenCaptions> WriteAsync(CaptionPrompt prompt, string language, CancellationToken cancellationToken)
    {
        (string? Text, LlmFault? Fault)[] answers = await Task.WhenAll(Enumerable.Range(0, options.Answers).Select(number => AskAsync(prompt, language, number, cancellationToken))).ConfigureAwait(false);
        return new WrittenCaptions([.. answers.Select(answer => answer.Text).OfType<string>().Distinct(StringComparer.Ordinal)], answers.Select(answer => answer.Fault).FirstOrDefault(fault => fault is not null));
    }

    /// <inheritdoc/>
    public void Dispose() => asker.Dispose();

    private async Task<(string? Text, LlmFault? Fault)> AskAsync(CaptionPrompt prompt, string language, int number, CancellationToken cancellationToken)
    {
        LlmAnswer answer = await asker.AskAsync(prompt.Messages, number, cancellationToken).ConfigureAwait(false);
        if (answer.Fault is not null)
        {
            return (null, answer.Fault);
        }

        (string? caption, LlmFaultKind fault) = AnswerText.Clean(answer.Text, answer.IsCut);
        return caption is null ? (null, asker.Fault(fault))
            : AnswerLanguage.Fits(caption, language) ? (caption, null)
            : (null, asker.Fault(LlmFaultKind.WrongLanguage));
    }
}
