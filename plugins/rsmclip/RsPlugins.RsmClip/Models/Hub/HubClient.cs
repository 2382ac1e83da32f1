using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Models.Hub;

/// <summary>
/// Speaks the hub's HTTP API. Redirects are followed here, because the token belongs to the hub alone and large files lie with others.
/// What may pass is tried again, with growing waits or those that the hub asks for.
/// </summary>
internal sealed class HubClient : IDisposable
{
    private const int MostRedirects = 10;
    private const int LargestListing = 32 << 20;
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(30);

    private readonly HubOptions options;
    private readonly HttpClient http;
    private readonly ResiliencePipeline pipeline;

    /// <summary>Makes a client.</summary>
    /// <param name="options">How to reach the hub.</param>
    /// <param name="log">Told of every new try.</param>
    public HubClient(HubOptions options, ILogger log)
    {
        this.options = options;
        http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, ConnectTimeout = options.AnswerTimeout, UseCookies = false }) { Timeout = Timeout.InfiniteTimeSpan };
        http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("RsPlugins", typeof(HubClient).Assembly.GetName().Version!.ToString(3)));
        pipeline = new ResiliencePipelineBuilder().AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = new PredicateBuilder().Handle<HubTransientException>(failure => failure.RetryAfter is null || failure.RetryAfter <= options.LongestWait),
            MaxRetryAttempts = options.Retries,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = options.RetryDelay,
            MaxDelay = LongestDelay,
            DelayGenerator = arguments => ValueTask.FromResult((arguments.Outcome.Exception as HubTransientException)?.RetryAfter),
            OnRetry = arguments =>
            {
                log.LogInformation("{Reason} Trying again in {Seconds:0.#} s.", arguments.Outcome.Exception!.Message, arguments.RetryDelay.TotalSeconds);
                return ValueTask.CompletedTask;
            },
        }).Build();
    }

    /// <summary>How the hub is reached.</summary>
    public HubOptions Options => options;

    /// <summary>Asks what a repository holds.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ToolException">The hub does not give it, or cannot be reached.</exception>
    public Task<HubListing> ListAsync(HubRepository repository, CancellationToken cancellationToken)
    {
        Uri address = new($"{Base}/api/models/{repository.Id}/revision/{Uri.EscapeDataString(repository.Revision)}?blobs=true");
        return TryAsync(async ending =>
        {
            using HttpResponseMessage answer = await GetAsync(address, null, repository, ending).ConfigureAwait(false);
            using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(ending);
            limit.CancelAfter(options.AnswerTimeout);
            try
            {
                await answer.Content.LoadIntoBufferAsync(LargestListing, limit.Token).ConfigureAwait(false);
                using JsonDocument json = await JsonDocument.ParseAsync(await answer.Content.ReadAsStreamAsync(limit.Token).ConfigureAwait(false), cancellationToken: limit.Token).ConfigureAwait(false);
                return HubListingReader.Read(json.RootElement, repository);
            }
            catch (Exception failure) when (failure is JsonException or HttpRequestException or IOException || (failure is OperationCanceledException && !ending.IsCancellationRequested))
            {
                throw new HubTransientException($"{options.Endpoint.Host} gave no list of {repository} that can be read.", inner: failure);
            }
        }, cancellationToken);
    }

    /// <summary>The address of a file.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="commit">The commit.</param>
    /// <param name="name">The file.</param>
    public Uri AddressOf(HubRepository repository, string commit, string name) => new($"{Base}/{repository.Id}/resolve/{Uri.EscapeDataString(commit)}/{Uri.EscapeDataString(name)}");

    /// <summary>Asks for an address and follows where it leads. The answer's content is not read yet.</summary>
    /// <param name="address">The address, on the hub.</param>
    /// <param name="range">From which byte on, and what the file must still be for that; or null for all.</param>
    /// <param name="repository">What it belongs to, for messages.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A good answer, or one that says the range cannot be had.</returns>
    /// <exception cref="HubTransientException">Another try may do.</exception>
    /// <exception cref="ToolException">No other try will do.</exception>
    public async Task<HttpResponseMessage> GetAsync(Uri address, HubRange? range, HubRepository repository, CancellationToken cancellationToken)
    {
        for (int redirects = 0; ; redirects++)
        {
            HttpResponseMessage answer = await SendAsync(address, range, cancellationToken).ConfigureAwait(false);
            if (answer.IsSuccessStatusCode || answer.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable)
            {
                return answer;
            }

            using (answer)
            {
                if (answer.Headers.Location is not { } location || (int)answer.StatusCode is < 300 or > 399)
                {
                    throw HubFaults.Of(answer, repository, options);
                }

                Uri next = new(address, location);
                if (redirects == MostRedirects || next.Scheme is not ("https" or "http") || (address.Scheme == "https" && next.Scheme != "https"))
                {
                    throw HubFaults.Unreachable(options, redirects == MostRedirects ? "it redirects without end" : "it redirects to where the way is not safe");
                }

                address = next;
            }
        }
    }

    /// <summary>Does something that may need several tries.</summary>
    /// <typeparam name="T">What comes of it.</typeparam>
    /// <param name="work">One try.</param>
    /// <param name="cancellationToken">Ends it and the waits.</param>
    /// <exception cref="ToolException">All tries failed.</exception>
    public async Task<T> TryAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            return await pipeline.ExecuteAsync(async ending => await work(ending).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        }
        catch (HubTransientException last)
        {
            throw HubFaults.Unreachable(options, last.Message, last);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();

    private string Base => options.Endpoint.AbsoluteUri.TrimEnd('/');

    private async Task<HttpResponseMessage> SendAsync(Uri address, HubRange? range, CancellationToken cancellationToken)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, address);
        if (options.Token is not null && IsHub(address))
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", options.Token);
        }

        if (range is not null)
        {
            request.Headers.Range = new RangeHeaderValue(range.From, null);
            if (range.Tag is { } tag && EntityTagHeaderValue.TryParse(tag, out EntityTagHeaderValue? known) && !known.IsWeak)
            {
                request.Headers.IfRange = new RangeConditionHeaderValue(known);
            }
        }

        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(options.AnswerTimeout);
        try
        {
            return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token).ConfigureAwait(false);
        }
        catch (HttpRequestException failure)
        {
            throw new HubTransientException($"{address.Host} cannot be reached ({failure.HttpRequestError}).", inner: failure);
        }
        catch (OperationCanceledException late) when (!cancellationToken.IsCancellationRequested)
        {
            throw new HubTransientException($"{address.Host} did not answer within {options.AnswerTimeout.TotalSeconds:0.#} seconds.", inner: late);
        }
    }

    /// <summary>Whether an address is the hub's own, and nobody on the way can read what is sent there.</summary>
    private bool IsHub(Uri address) =>
        address.Scheme == options.Endpoint.Scheme && address.Host == options.Endpoint.Host && address.Port == options.Endpoint.Port && (address.Scheme == "https" || address.IsLoopback);
}
