using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Llm;

/// <summary>
/// Where a language model answers. A key comes from the environment only, and goes only to the endpoint that the environment names (OPENAI_API_KEY to OpenAI's own as well): whoever may
/// name an endpoint in the arguments of a call must not learn the key by it.
/// </summary>
internal sealed class LlmEndpoint
{
    /// <summary>Names the endpoint.</summary>
    public const string EndpointVariable = "RSPLUGINS_LLM_ENDPOINT";

    /// <summary>Names the language model.</summary>
    public const string ModelVariable = "RSPLUGINS_LLM_MODEL";

    /// <summary>Holds the key.</summary>
    public const string KeyVariable = "RSPLUGINS_LLM_KEY";

    private const string OpenAiKeyVariable = "OPENAI_API_KEY";
    private const string OpenAiHost = "api.openai.com";
    private const string None = "none";
    private const string Operation = "/chat/completions";

    private LlmEndpoint(Uri address, string model, string? key)
    {
        Address = address;
        Model = model;
        Key = key;
    }

    /// <summary>Base address, for instance <c>http://localhost:11434/v1</c>.</summary>
    public Uri Address { get; }

    /// <summary>Name of the language model.</summary>
    public string Model { get; }

    /// <summary>Host and port, as messages and provenance name the endpoint.</summary>
    public string Host => Address.Authority;

    /// <summary>The key, or null. Never in a message, a log or a file.</summary>
    public string? Key { get; }

    /// <summary>Finds the endpoint.</summary>
    /// <param name="endpoint">The argument; "none" for no language model whatever the environment says.</param>
    /// <param name="model">The argument.</param>
    /// <param name="environment">Reads an environment variable.</param>
    /// <returns>The endpoint; null when neither the arguments nor the environment name one.</returns>
    /// <exception cref="ToolException">rs.argument.invalid: the address cannot be used, or no language model is named.</exception>
    public static LlmEndpoint? Find(string? endpoint, string? model, Func<string, string?> environment)
    {
        string? configured = Given(environment(EndpointVariable));
        if ((Given(endpoint) ?? configured) is not string text || text.Equals(None, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        Uri address = Parse(text);
        string name = Given(model) ?? Given(environment(ModelVariable))
            ?? throw new ToolException(ErrorIds.ArgumentInvalid, "An endpoint is given, but no language model.", $"Give llm_model, or set {ModelVariable}.");
        string? key = configured is not null && Parse(configured).Authority == address.Authority && Parse(configured).Scheme == address.Scheme ? Given(environment(KeyVariable)) ?? Given(environment(OpenAiKeyVariable))
            : address.Host == OpenAiHost ? Given(environment(OpenAiKeyVariable))
            : null;
        if (key is not null && address.Scheme != Uri.UriSchemeHttps && !address.IsLoopback)
        {
            throw new ToolException(ErrorIds.ArgumentInvalid, $"The key would go to {address.Authority} unencrypted.", "Give an address that begins with https, or unset the key.");
        }

        return new LlmEndpoint(address, name, key);
    }

    private static Uri Parse(string text)
    {
        if (!Uri.TryCreate(text.TrimEnd('/'), UriKind.Absolute, out Uri? address) || (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps))
        {
            throw new ToolException(ErrorIds.ArgumentInvalid, "The endpoint is no http or https address.", "Give the base address of an OpenAI-compatible server, for instance http://localhost:11434/v1.");
        }

        // Arguments are kept in the history of the jobs: a secret in them would be as well.
        if (address.UserInfo.Length > 0 || address.Query.Length > 0 || address.Fragment.Length > 0)
        {
            throw new ToolException(ErrorIds.ArgumentInvalid, "The endpoint holds more than an address.", $"Leave out user, password and query; a key goes into the environment variable {KeyVariable}.");
        }

        return address.AbsolutePath.EndsWith(Operation, StringComparison.Ordinal) ? new Uri(address.AbsoluteUri[..^Operation.Length]) : address;
    }

    private static string? Given(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}
