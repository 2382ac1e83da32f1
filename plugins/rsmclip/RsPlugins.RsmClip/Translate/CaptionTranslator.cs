using Polly;
using Polly.Retry;
using RsPlugins.RsmClip.Llm;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Translate;

/// <summary>Translates texts in batches, several at the same time, and keeps what passes the checks.</summary>
/// <param name="asker">The language model.</param>
/// <param name="cache">What is translated already, and where new translations go.</param>
/// <param name="refused">What could not be translated.</param>
/// <param name="arguments">The call's arguments.</param>
/// <param name="firstWait">The first wait for an endpoint that is away or busy; the following ones are longer.</param>
internal sealed class CaptionTranslator(LlmAsker asker, TranslationCache cache, RefusalJournal refused, TranslateArguments arguments, TimeSpan firstWait)
{
    private const int Patience = 5;
    private readonly ResiliencePipeline<LlmAnswer> patient = new ResiliencePipelineBuilder<LlmAnswer>().AddRetry(new RetryStrategyOptions<LlmAnswer>
    {
        ShouldHandle = attempt => ValueTask.FromResult(attempt.Outcome.Result?.Fault?.Kind is LlmFaultKind.Unreachable or LlmFaultKind.TimedOut or LlmFaultKind.RateLimited or LlmFaultKind.ServerFailed),
        MaxRetryAttempts = Patience,
        BackoffType = DelayBackoffType.Exponential,
        Delay = firstWait,
    }).Build();

    /// <summary>Translations asked for and accepted in this call.</summary>
    public int Translated { get; private set; }

    /// <summary>Translations that were there already.</summary>
    public int Cached { get; private set; }

    /// <summary>Translates what is not translated yet.</summary>
    /// <param name="wanted">Texts with their prompts.</param>
    /// <param name="context">Told the texts done.</param>
    /// <param name="cancellationToken">Ends the work at once; what is translated is kept.</param>
    /// <exception cref="ToolException">rs.llm.*: the endpoint gives no answers; what is translated is kept.</exception>
    public async Task RunAsync(IReadOnlyList<(TranslationPrompt Prompt, string Caption)> wanted, IToolContext context, CancellationToken cancellationToken)
    {
        (TranslationPrompt Prompt, string Caption)[] missing = [.. wanted.TakeWhile(_ => !cancellationToken.IsCancellationRequested).Where(one => cache.Find(one.Prompt, one.Caption) is null)];
        cancellationToken.ThrowIfCancellationRequested();
        Cached = wanted.Count - missing.Length;
        missing = [.. missing.Where(one => refused.FaultOf(one.Prompt, one.Caption) is null)];
        int done = wanted.Count - missing.Length;
        object telling = new();
        context.Report(ToolProgress.Of("translating", done, wanted.Count, "captions"));
        IEnumerable<(TranslationPrompt Prompt, string[] Captions)> batches = missing.GroupBy(one => one.Prompt)
            .SelectMany(group => group.Select(one => one.Caption).Chunk(arguments.Batch).Select(captions => (group.Key, captions)));
        await Parallel.ForEachAsync(batches, new ParallelOptions { MaxDegreeOfParallelism = arguments.Concurrency, CancellationToken = cancellationToken }, async (batch, token) =>
        {
            int accepted = await TranslateAsync(batch.Prompt, batch.Captions, token).ConfigureAwait(false);
            lock (telling)
            {
                Translated += accepted;
                done += batch.Captions.Length;
                context.Report(ToolProgress.Of("translating", done, wanted.Count, "captions"));
            }
        }).ConfigureAwait(false);
    }

    /// <summary>Asks for a batch at once, and then for each caption that got no good answer by itself.</summary>
    private async Task<int> TranslateAsync(TranslationPrompt prompt, string[] captions, CancellationToken cancellationToken)
    {
        TranslationFault?[] faults = await AskAsync(prompt, captions, 0, cancellationToken).ConfigureAwait(false);
        for (int i = 0; i < captions.Length; i++)
        {
            TranslationFault? fault = faults[i];
            for (int attempt = 1; fault is not null && attempt < arguments.Attempts; attempt++)
            {
                fault = (await AskAsync(prompt, [captions[i]], attempt, cancellationToken).ConfigureAwait(false))[0];
            }

            if (fault is TranslationFault last)
            {
                refused.Add(prompt, captions[i], last);
                faults[i] = last;
            }
            else
            {
                faults[i] = null;
            }
        }

        return faults.Count(fault => fault is null);
    }

    private async Task<TranslationFault?[]> AskAsync(TranslationPrompt prompt, string[] captions, int seed, CancellationToken cancellationToken)
    {
        LlmAnswer answer = await patient.ExecuteAsync(async token => await asker.AskAsync(prompt.Ask(captions), seed, token).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        if (answer.Fault is { IsOutage: true } outage)
        {
            throw (outage with { Hint = outage.Hint + " What is translated already is kept: call again to go on." }).ToException();
        }

        (string Text, TranslationFault? Fault)[] found = answer.Fault is null
            ? TranslationAnswer.Read(answer.Text, answer.IsCut, captions.Length)
            : [.. captions.Select(_ => ("", (TranslationFault?)(answer.Fault.Kind == LlmFaultKind.Refused ? TranslationFault.Refused : TranslationFault.Missing)))];
        TranslationFault?[] faults = [.. found.Select((one, i) => one.Fault ?? TranslationCheck.FaultOf(captions[i], prompt.From, one.Text, prompt.To))];
        cache.Add(prompt, [.. captions.Select((caption, i) => (caption, found[i].Text)).Where((_, i) => faults[i] is null)]);
        return faults;
    }
}
