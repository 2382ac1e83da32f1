namespace RsPlugins.RsmClip.Caption;

/// <summary>How a language model is asked.</summary>
/// <param name="Answers">Answers that are asked for, one request each.</param>
/// <param name="Temperature">0 for the likeliest words.</param>
/// <param name="Timeout">The longest time for an answer, retries and waits included.</param>
/// <param name="Concurrency">The most requests at the same time.</param>
internal sealed record WriterOptions(int Answers, double Temperature, TimeSpan Timeout, int Concurrency);
