namespace RsPlugins.RsmClip.Llm;

/// <summary>How a language model is asked.</summary>
/// <param name="Wanted">What it is asked for, as messages say it: "a caption".</param>
/// <param name="Temperature">0 for the likeliest words.</param>
/// <param name="Timeout">The longest time for an answer, retries and waits included.</param>
/// <param name="Concurrency">The most requests at the same time.</param>
/// <param name="MostTokens">The most tokens of an answer; thoughts of models that think aloud count as well.</param>
internal sealed record LlmOptions(string Wanted, double Temperature, TimeSpan Timeout, int Concurrency, int MostTokens)
{
    /// <summary>Faults of the endpoint in a row after which it is not asked any more.</summary>
    public int MostOutages { get; init; } = 3;
}
