using System.Net;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Models.Hub;

/// <summary>What the hub's refusals mean to the user.</summary>
internal static class HubFaults
{
    private const string UnreachableHint = "Check the network and the proxy (HTTPS_PROXY, NO_PROXY); the next try goes on where this one stopped. Without a network install from a folder or an archive.";

    /// <summary>What an answer that is none means.</summary>
    public static Exception Of(HttpResponseMessage answer, HubRepository repository, HubOptions options) => answer.StatusCode switch
    {
        HttpStatusCode.Unauthorized when options.Token is null => new ToolException(
            ErrorIds.SourceDenied,
            $"{options.Endpoint.Host} has no {repository}, or does not show it to everybody.",
            "Check the name; for a private model put your token into HF_TOKEN."),
        HttpStatusCode.Unauthorized => new ToolException(ErrorIds.SourceDenied, $"{options.Endpoint.Host} does not accept the token in HF_TOKEN, or has no {repository}.", "Check the token and the name."),
        HttpStatusCode.Forbidden => new ToolException(
            ErrorIds.SourceDenied,
            $"{options.Endpoint.Host} does not let you have {repository}.",
            "Accept the model's conditions on its page, and put a token with the right to read it into HF_TOKEN."),
        HttpStatusCode.NotFound or HttpStatusCode.Gone => new ToolException(ErrorIds.ModelMissing, $"{options.Endpoint.Host} has no {repository}.", "Check the name and the revision."),
        HttpStatusCode.ProxyAuthenticationRequired => new ToolException(ErrorIds.SourceUnreachable, "The proxy asks for a name and a password.", "Write them into HTTPS_PROXY: http://name:password@proxy:port."),
        HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError => new HubTransientException(
            $"{options.Endpoint.Host} cannot answer now ({(int)answer.StatusCode}{(RetryAfter(answer) is { } wait ? $", and asks to wait {wait.TotalSeconds:0} seconds" : "")}).",
            RetryAfter(answer)),
        _ => Unreachable(options, $"it answers {(int)answer.StatusCode}"),
    };

    /// <summary>That the hub cannot be reached.</summary>
    public static ToolException Unreachable(HubOptions options, string reason, Exception? inner = null) =>
        new(ErrorIds.SourceUnreachable, $"The model could not be fetched from {options.Endpoint.Host}: {reason.TrimEnd('.')}.", UnreachableHint, inner: inner);

    private static TimeSpan? RetryAfter(HttpResponseMessage answer) => answer.Headers.RetryAfter switch
    {
        { Delta: { } wait } => wait,
        { Date: { } date } => date - DateTimeOffset.UtcNow is { Ticks: > 0 } until ? until : TimeSpan.Zero,
        _ => null,
    };
}
