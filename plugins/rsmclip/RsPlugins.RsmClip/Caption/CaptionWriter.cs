using System.ClientModel;
using System.Security.Authentication;
using Microsoft.Extensions.AI;

namespace RsPlugins.RsmClip.Caption;

/// <summary>Asks a language model for captions. A fault is a result, not an exception: the caller decides what it means. Thread-safe.</summary>
internal sealed class CaptionWriter : IDisposable
{
    // Thoughts of models that think aloud count as well.
    private const int MostTokens = 1024;
    private const int MostOutages = 3;

    private readonly LlmEndpoint endpoint;
    private readonly WriterOptions options;
    private readonly IChatClient client;
    private readonly IDisposable connections;
    private readonly SemaphoreSlim places;
    private int outages;
    private WriterFault? outage;

    public CaptionWriter(LlmEndpoint endpoint, WriterOptions options)
    {
        this.endpoint = endpoint;
        this.options = options;
        places = new SemaphoreSlim(options.Concurrency);
        (client, connections) = LlmClient.Create(endpoint, options.Timeout);
    }

    /// <summary>Asks for captions.</summary>
    /// <param name="prompt">The question.</param>
    /// <param name="language">The language of the answer.</param>
    /// <param name="cancellationToken">Ends the requests at once.</param>
    public async Task<WrittenCaptions> WriteAsync(CaptionPrompt prompt, string language, CancellationToken cancellationToken)
    {
        (string? Text, WriterFault? Fault)[] answers = await Task.WhenAll(Enumerable.Range(0, options.Answers).Select(number => AskAsync(prompt, language, number, cancellationToken))).ConfigureAwait(false);
        return new WrittenCaptions([.. answers.Select(answer => answer.Text).OfType<string>().Distinct(StringComparer.Ordinal)], answers.Select(answer => answer.Fault).FirstOrDefault(fault => fault is not null));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        client.Dispose();
        connections.Dispose();
        places.Dispose();
    }

    private async Task<(string? Text, WriterFault? Fault)> AskAsync(CaptionPrompt prompt, string language, int number, CancellationToken cancellationToken)
    {
        await places.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            // An endpoint that is away stays away: a raster's tiles must not each wait for it.
            if (Volatile.Read(ref outages) >= MostOutages)
            {
                return (null, outage);
            }

            (string? text, WriterFault? fault) = await AskOnceAsync(prompt, language, number, cancellationToken).ConfigureAwait(false);
            if (fault?.IsOutage == true)
            {
                outage = fault;
                Interlocked.Increment(ref outages);
            }
            else
            {
                Volatile.Write(ref outages, 0);
            }

            return (text, fault);
        }
        finally
        {
            places.Release();
        }
    }

    private async Task<(string? Text, WriterFault? Fault)> AskOnceAsync(CaptionPrompt prompt, string language, int number, CancellationToken cancellationToken)
    {
        using CancellationTokenSource deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(options.Timeout);
        ChatResponse response;
        try
        {
            response = await client.GetResponseAsync(prompt.Messages, new ChatOptions { Temperature = (float)options.Temperature, MaxOutputTokens = MostTokens, Seed = number }, deadline.Token).ConfigureAwait(false);
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (Exception failure)
        {
            return (null, Fault(KindOf(failure)));
        }

        if (response.FinishReason == ChatFinishReason.ContentFilter || response.Messages.SelectMany(message => message.Contents).Any(content => content is ErrorContent))
        {
            return (null, Fault(WriterFaultKind.Refused));
        }

        (string? caption, WriterFaultKind fault) = AnswerText.Clean(response.Text, cut: response.FinishReason == ChatFinishReason.Length);
        if (caption is null || (endpoint.Key is string key && caption.Contains(key, StringComparison.Ordinal)))
        {
            return (null, Fault(caption is null ? fault : WriterFaultKind.Unreadable));
        }

        return AnswerLanguage.Fits(caption, language) ? (caption, null) : (null, Fault(WriterFaultKind.WrongLanguage));
    }

    /// <summary>Sorts a failure. Only numbers and kinds are looked at: texts come from the endpoint.</summary>
    private static WriterFaultKind KindOf(Exception failure)
    {
        Exception[] causes = [.. PatientRetry.CausesOf(failure)];
        return causes.OfType<ClientResultException>().LastOrDefault(result => result.Status != 0)?.Status switch
        {
            401 or 403 => WriterFaultKind.Denied,
            408 => WriterFaultKind.TimedOut,
            429 => WriterFaultKind.RateLimited,
            >= 500 => WriterFaultKind.ServerFailed,
            >= 400 => WriterFaultKind.Rejected,
            _ when causes.Any(cause => cause is AuthenticationException) => WriterFaultKind.Untrusted,
            _ when causes.Any(cause => cause is HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded }) => WriterFaultKind.Unreadable,
            _ when causes.Any(cause => cause is OperationCanceledException) => WriterFaultKind.TimedOut,
            _ when causes.Any(cause => cause is HttpRequestException or IOException) => WriterFaultKind.Unreachable,

            // Whatever else the client throws is about an answer that it cannot read.
            _ => WriterFaultKind.Unreadable,
        };
    }

    private WriterFault Fault(WriterFaultKind kind)
    {
        (string what, string hint) = kind switch
        {
            WriterFaultKind.Unreachable => ("cannot be reached", "Check that the server runs and that the address and the proxy are right."),
            WriterFaultKind.Untrusted => ("shows a certificate that cannot be trusted", "Let the system trust the server's certificate, or use the address that the certificate names."),
            WriterFaultKind.TimedOut => ($"gave no answer within {options.Timeout.TotalSeconds:0} s", "Give a longer timeout, or a smaller language model."),
            WriterFaultKind.RateLimited => ("takes no more requests for now", "Wait, or lower answers and concurrency."),
            WriterFaultKind.ServerFailed => ("failed", "Look into the server's log."),
            WriterFaultKind.Denied => ("wants a key, or another one", $"Set {LlmEndpoint.KeyVariable}, and {LlmEndpoint.EndpointVariable} to this endpoint: the key goes to no other."),
            WriterFaultKind.Rejected => ($"refuses the request for the language model \"{endpoint.Model}\"", "Check llm_model, temperature and the address, which usually ends in /v1."),
            WriterFaultKind.Unreadable => ("sent something that is no answer", "Check the address: it should be an OpenAI-compatible server's and usually ends in /v1."),
            WriterFaultKind.Refused => ("refused to write a caption", "Try another language model."),
            WriterFaultKind.Empty => ("answered without a caption", "Try another language model."),
            WriterFaultKind.TooLong => ("answered too much for a caption", "Try another language model, or more answers."),
            _ => ("answered in another language", "Try a language model that knows the language, or more answers."),
        };
        return new WriterFault(kind, $"The language model's endpoint {endpoint.Host} {what}.", hint);
    }
}
