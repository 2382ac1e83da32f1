using RsPlugins.RsmClip.Caption;
using RsPlugins.RsmClip.Llm;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Tests.Llm;

public sealed class LlmEndpointTests
{
    private const string Key = "sk-secret-123";

    [Fact]
    public void Without_an_endpoint_there_is_none()
    {
        Assert.Null(LlmEndpoint.Find(null, "m", With(new() { ["RSPLUGINS_LLM_KEY"] = Key, ["OPENAI_API_KEY"] = Key })));
        Assert.Null(LlmEndpoint.Find("none", "m", With(new() { ["RSPLUGINS_LLM_ENDPOINT"] = "https://a.example/v1" })));
    }

    [Fact]
    public void Arguments_come_before_the_environment()
    {
        Func<string, string?> environment = With(new() { ["RSPLUGINS_LLM_ENDPOINT"] = "https://a.example/v1/", ["RSPLUGINS_LLM_MODEL"] = "from-environment" });

        Assert.Equal(("a.example", "from-environment"), Shown(LlmEndpoint.Find(" ", null, environment)));
        Assert.Equal(("b.example:8443", "given"), Shown(LlmEndpoint.Find("https://b.example:8443/v1/chat/completions", "given", environment)));
        Assert.Equal("/v1", LlmEndpoint.Find("https://b.example:8443/v1/chat/completions", "given", environment)!.Address.AbsolutePath);
    }

    [Theory]
    [InlineData("https://a.example/v1", "https://a.example/v1", Key)]
    [InlineData("https://a.example/v1", null, Key)]
    [InlineData("https://a.example/v1", "https://b.example/v1", null)]
    [InlineData("https://a.example/v1", "https://a.example:444/v1", null)]
    [InlineData("https://a.example/v1", "http://a.example/v1", null)]
    [InlineData(null, "https://b.example/v1", null)]
    public void The_key_goes_only_where_the_environment_sends_it(string? configured, string? asked, string? key) =>
        Assert.Equal(key, LlmEndpoint.Find(asked, "m", With(new() { ["RSPLUGINS_LLM_ENDPOINT"] = configured, ["RSPLUGINS_LLM_KEY"] = Key }))!.Key);

    [Theory]
    [InlineData("https://api.openai.com/v1", Key)]
    [InlineData("https://api.openai.com.evil.example/v1", null)]
    public void OpenAIs_key_goes_to_OpenAI(string asked, string? key) => Assert.Equal(key, LlmEndpoint.Find(asked, "m", With(new() { ["OPENAI_API_KEY"] = Key }))!.Key);

    [Theory]
    [InlineData("ftp://a.example", "http or https")]
    [InlineData("a.example/v1", "http or https")]
    [InlineData("https://user:sk-secret-123@a.example/v1", "more than an address")]
    [InlineData("https://a.example/v1?key=sk-secret-123", "more than an address")]
    public void What_is_no_plain_address_is_refused_without_being_repeated(string endpoint, string inMessage)
    {
        ToolException failure = Assert.Throws<ToolException>(() => LlmEndpoint.Find(endpoint, "m", With([])));

        Assert.Equal(ErrorIds.ArgumentInvalid, failure.Id);
        Assert.Contains(inMessage, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, failure.Message + failure.Hint + failure.Details, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_never_goes_unencrypted_to_another_machine()
    {
        Assert.Throws<ToolException>(() => LlmEndpoint.Find(null, "m", With(new() { ["RSPLUGINS_LLM_ENDPOINT"] = "http://a.example/v1", ["RSPLUGINS_LLM_KEY"] = Key })));
        Assert.Equal(Key, LlmEndpoint.Find(null, "m", With(new() { ["RSPLUGINS_LLM_ENDPOINT"] = "http://localhost:11434/v1", ["RSPLUGINS_LLM_KEY"] = Key }))!.Key);
        Assert.Null(LlmEndpoint.Find("http://a.example/v1", "m", With([]))!.Key);
    }

    [Fact]
    public void A_language_model_must_be_named() => Assert.Throws<ToolException>(() => LlmEndpoint.Find("https://a.example/v1", null, With([])));

    private static Func<string, string?> With(Dictionary<string, string?> variables) => variables.GetValueOrDefault;

    private static (string, string) Shown(LlmEndpoint? endpoint) => (endpoint!.Host, endpoint.Model);
}
