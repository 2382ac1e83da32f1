using System.ClientModel.Primitives;
using System.Globalization;
using System.Security.Authentication;

namespace RsPlugins.RsmClip.Llm;

/// <summary>The client's own retries (429, 408, 5xx and broken connections; Retry-After is kept to), without those that cannot help: a certificate stays what it is, and a wait may not exceed the patience of the call.</summary>
/// <param name="retries">Retries after the first try.</param>
/// <param name="patience">The longest wait that a server may ask for.</param>
internal sealed class PatientRetry(int retries, TimeSpan patience) : ClientRetryPolicy(retries)
{
    protected override bool ShouldRetry(PipelineMessage message, Exception? exception) => MayHelp(message, exception) && base.ShouldRetry(message, exception);

    protected override async ValueTask<bool> ShouldRetryAsync(PipelineMessage message, Exception? exception) =>
        MayHelp(message, exception) && await base.ShouldRetryAsync(message, exception).ConfigureAwait(false);

    private bool MayHelp(PipelineMessage message, Exception? exception) =>
        CausesOf(exception).All(cause => cause is not AuthenticationException) && !(WaitOf(message.Response) > patience);

    private static TimeSpan? WaitOf(PipelineResponse? response) =>
        response is null || !response.Headers.TryGetValue("Retry-After", out string? value) ? null
        : int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int seconds) ? TimeSpan.FromSeconds(seconds)
        : DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, out DateTimeOffset time) ? time - DateTimeOffset.UtcNow
        : null;

    /// <summary>An exception and what caused it.</summary>
    internal static IEnumerable<Exception> CausesOf(Exception? exception) => exception switch
    {
        null => [],
        AggregateException several => several.InnerExceptions.SelectMany(CausesOf),
        _ => CausesOf(exception.InnerException).Prepend(exception),
    };
}
