using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Models.Hub;

/// <summary>How the hub is reached. Proxies are those of the system: HTTP_PROXY, HTTPS_PROXY, ALL_PROXY and NO_PROXY, or its settings.</summary>
/// <param name="Endpoint">Its address, without a slash at its end.</param>
/// <param name="Token">The user's token, or null.</param>
internal sealed record HubOptions(Uri Endpoint, string? Token = null)
{
    private const string PublicEndpoint = "https://huggingface.co";

    /// <summary>How long a connection may take to be made, and an answer to begin.</summary>
    public TimeSpan AnswerTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long no byte may come in the middle of a file.</summary>
    public TimeSpan StallTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The wait before the first new try; it doubles from try to try.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>New tries in a row that bring no byte.</summary>
    public int Retries { get; init; } = 5;

    /// <summary>The longest wait that the hub may ask for.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>What the environment says: HF_ENDPOINT, HF_TOKEN and HF_HUB_OFFLINE, as the hub's own programs read them.</summary>
    /// <exception cref="ToolException">The endpoint is no address, or the network is not wanted.</exception>
    public static HubOptions FromEnvironment()
    {
        if (Variable("HF_HUB_OFFLINE") is { } offline && offline.ToUpperInvariant() is "1" or "ON" or "YES" or "TRUE")
        {
            throw new ToolException(ErrorIds.SourceUnreachable, "HF_HUB_OFFLINE forbids the way to the hub.", "Unset it, or install the model from a folder or an archive.");
        }

        string endpoint = (Variable("HF_ENDPOINT") ?? PublicEndpoint).TrimEnd('/');
        return Uri.TryCreate(endpoint, UriKind.Absolute, out Uri? address) && address.Scheme is "https" or "http"
            ? new HubOptions(address, Variable("HF_TOKEN"))
            : throw new ToolException(ErrorIds.ArgumentInvalid, "HF_ENDPOINT is no http or https address.", $"Unset it for {PublicEndpoint}.");
    }

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name)?.Trim() is { Length: > 0 } value ? value : null;
}
