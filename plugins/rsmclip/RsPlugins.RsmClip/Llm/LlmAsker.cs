using System.ClientModel;
using System.Security.Authentication;
using Microsoft.Extensions.AI;

namespace RsPlugins.RsmClip.Llm;

/// <summary>Asks a language model. A fault is a result, not an exception: the caller decides what it means. Thread-safe.</summary>
internal sealed class LlmAsker : IDisposable
{
    private readonly LlmEndpoint endpoint;
    private readonly LlmOptions options;
    private readonly IChatClient client;
    private readonly IDisposable connections;
    private readonly SemaphoreSlim places;
    private int outages;
    private LlmFault? outage;

    public LlmAsker(LlmEndpoint endpoint, LlmOptions options)
    {
        this.endpoint = endpoint;
        this.options = options;
        places = new SemaphoreSlim(options.Concurrency);
        (client, connections) = LlmClient.Create(endpoint, options.Timeout);
    }

    /// <summary>Asks a question.</summary>
    /// <param name="messages">The question.</param>
    /// <param name="seed">Answers to the same question may differ with it.</param>
    /// <param name="cancellationToken">Ends the request at once.</param>
    public async Task<LlmAnswer> AskAsync(IReadOnlyList<ChatMessage> messages, int seed, CancellationToken cancellationToken)
    {
        await places.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            // An endpoint that is away stays away: a raster's tiles must not each wait for it.
            if (Volatile.Read(ref outages) >= options.MostOutages)
            {
                return new LlmAnswer("", false, outage);
            }

            LlmAnswer answer = await AskOnceAsync(messages, seed, cancellationToken).ConfigureAwait(false);
            if (answer.Fault?.IsOutage == true)
            {
                outage = answer.Fault;
                Interlocked.Increment(ref outages);
            }
            else
            {
                Volatile.Write(ref outages, 0);
            }

            return answer;
        }
        finally
        {
            places.Release();
        }
    }

    /// <summary>A fault in words.</summary>
    public LlmFault Fault(LlmFaultKind kind)
    {
        (string what, string hint) = kind switch
        {
            LlmFaultKind.Unreachable => ("cannot be reached", "Check that the server runs and that the address and the proxy are right."),
            LlmFaultKind.Untrusted => ("shows a certificate that cannot be trusted", "Let the system trust the server's certificate, or use the address that the certificate names."),
            LlmFaultKind.TimedOut => ($"gave no answer within {options.Timeout.TotalSeconds:0} s", "Give a longer timeout, or a smaller language model."),
            LlmFaultKind.RateLimited => ("takes no more requests for now", "Wait, or lower the number of requests and concurrency."),
            LlmFaultKind.ServerFailed => ("failed", "Look into the server's log."),
            LlmFaultKind.Denied => ("wants a key, or another one", $"Set {LlmEndpoint.KeyVariable}, and {LlmEndpoint.EndpointVariable} to this endpoint: the key goes to no other."),
            LlmFaultKind.Rejected => ($"refuses the request for the language model \"{endpoint.Model}\"", "Check llm_model, temperature and the address, which usually ends in /v1."),
            LlmFaultKind.Unreadable => ("sent something that is no answer", "Check the address: it should be an OpenAI-compatible server's and usually ends in /v1."),
            LlmFaultKind.Refused => ($"refused to write {options.Wanted}", "Try another language model."),
            LlmFaultKind.Empty => ($"answered without {options.Wanted}", "Try another language model."),
            LlmFaultKind.TooLong => ($"answered too much for {options.Wanted}", "Try another language model, or more answers."),
            _ => ("answered in another language", "Try a language model that knows the language, or more answers."),
        };
        return new LlmFault(kind, $"The language model's endpoint {endpoint.Host} {what}.", hint);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        client.Dispose();
        connections.Dispose();
        places.Dispose();
    }

    private async Task<LlmAnswer> AskOnceAsync(IReadOnlyList<ChatMessage> messages, int seed, CancellationToken cancellationToken)
    {
        using CancellationTokenSource deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(options.Timeout);
        ChatResponse response;
        try
        {
            response = await client.GetResponseAsync(messages, new ChatOptions { Temperature = (float)options.Temperature, MaxOutputTokens = options.MostTokens, Seed = seed }, deadline.Token).ConfigureAwait(false);
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (Exception failure)
        {
            return Failed(KindOf(failure));
        }

        if (response.FinishReason == ChatFinishReason.ContentFilter || response.Messages.SelectMany(message => message.Contents).Any(content => content is ErrorContent))
        {
            return Failed(LlmFaultKind.Refused);
        }

        return endpoint.Key is string key && response.Text.Contains(key, StringComparison.Ordinal)
            ? Failed(LlmFaultKind.Unreadable)
            : new LlmAnswer(response.Text, response.FinishReason == ChatFinishReason.Length, null);
    }

    private LlmAnswer Failed(LlmFaultKind kind) => new("", false, Fault(kind));

    /// <summary>Sorts a failure. Only numbers and kinds are looked at: texts come from the endpoint.</summary>
    private static LlmFaultKind KindOf(Exception failure)
    {
        Exception[] causes = [.. PatientRetry.CausesOf(failure)];
        return causes.OfType<ClientResultException>().LastOrDefault(result => result.Status != 0)?.Status switch
        {
            401 or 403 => LlmFaultKind.Denied,
            408 => LlmFaultKind.TimedOut,
            429 => LlmFaultKind.RateLimited,
            >= 500 => LlmFaultKind.ServerFailed,
            >= 400 => LlmFaultKind.Rejected,
            _ when causes.Any(cause => cause is AuthenticationException) => LlmFaultKind.Untrusted,
            _ when causes.Any(cause => cause is HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded }) => LlmFaultKind.Unreadable,
            _ when causes.Any(cause => cause is OperationCanceledException) => LlmFaultKind.TimedOut,
            _ when causes.Any(cause => cause is HttpRequestException or IOException) => LlmFaultKind.Unreachable,

            // Whatever else the client throws is about an answer that it cannot read.
            _ => LlmFaultKind.Unreadable,
        };
    }
}
