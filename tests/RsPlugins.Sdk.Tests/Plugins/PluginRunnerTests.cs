using RsPlugins.Sdk.Plugins;
using RsPlugins.Sdk.Protocol;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.Sdk.Tests.Plugins;

/// <summary>A plugin's program that is started by hand. With a host it is held to manifests/conformance, as a process of its own.</summary>
[Collection("process environment")]
public sealed class PluginRunnerTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0123")]
    public async Task Without_a_cookie_it_says_what_it_is_and_gives_64(string? cookie)
    {
        TextWriter before = Console.Error;
        using StringWriter written = new();
        Console.SetError(written);
        Environment.SetEnvironmentVariable(PluginCookie.Variable, cookie);
        try
        {
            using TestPlugin plugin = new();

            Assert.Equal(PluginRunner.NotStartedByHost, await PluginRunner.RunAsync(plugin, "river-gauge"));

            Assert.False(plugin.IsStarted);
        }
        finally
        {
            Environment.SetEnvironmentVariable(PluginCookie.Variable, null);
            Console.SetError(before);
        }

        Assert.StartsWith("river-gauge is a plugin of RsPlugins", written.ToString(), StringComparison.Ordinal);
        Assert.Contains("rsplugins --plugins FOLDER", written.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_needs_a_plugin_and_an_id()
    {
        using TestPlugin plugin = new();

        await Assert.ThrowsAsync<ArgumentNullException>(() => PluginRunner.RunAsync(null!, "river-gauge"));
        await Assert.ThrowsAsync<ArgumentException>(() => PluginRunner.RunAsync(plugin, string.Empty));
    }

    [Fact]
    public void The_exit_code_is_that_of_wrong_usage() => Assert.Equal(64, PluginRunner.NotStartedByHost);

    [Fact]
    public void A_failed_handshake_has_an_exit_code_of_its_own() =>
        Assert.DoesNotContain(ErrorTable.Of(ErrorIds.ProtocolMismatch).ExitCode, (int[])[0, PluginRunner.NotStartedByHost]);
}
