using System.ClientModel;
using System.ClientModel.Primitives;
using Microsoft.Extensions.AI;
using OpenAI;
using OpenAI.Chat;

namespace RsPlugins.RsmClip.Llm;

/// <summary>Makes clients of OpenAI-compatible servers that talk to the named host alone, and log nothing.</summary>
internal static class LlmClient
{
    private const int Retries = 2;
    private const int MostBytes = 1 << 20;
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(15);

    /// <summary>Makes a client; disposing the handler that comes with it closes its connections.</summary>
    public static (IChatClient Client, IDisposable Connections) Create(LlmEndpoint endpoint, TimeSpan timeout)
    {
        // A redirect could lead the question, or the key, to another host.
        HttpClient http = new(new PlainHandler(endpoint.Key is not null, new SocketsHttpHandler { AllowAutoRedirect = false, ConnectTimeout = ConnectTimeout, UseCookies = false })) { Timeout = Timeout.InfiniteTimeSpan };
        OpenAIClientOptions options = new()
        {
            Endpoint = endpoint.Address,
            NetworkTimeout = timeout,
            RetryPolicy = new PatientRetry(Retries, timeout),
            Transport = new HttpClientPipelineTransport(http),
            ClientLoggingOptions = new ClientLoggingOptions { EnableLogging = false },
            EnableDistributedTracing = false,
        };
        return (new ChatClient(endpoint.Model, new ApiKeyCredential(endpoint.Key ?? "none"), options).AsIChatClient(), http);
    }

    /// <summary>Refuses answers larger than any caption needs, and sends no key where there is none: the client insists on one.</summary>
    private sealed class PlainHandler(bool hasKey, HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.Authorization = hasKey ? request.Headers.Authorization : null;
            HttpResponseMessage response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            try
            {
                await response.Content.LoadIntoBufferAsync(MostBytes, cancellationToken).ConfigureAwait(false);
                return response;
            }
            catch
            {
                response.Dispose();
                throw;
            }
        }
    }
}
