using System.Diagnostics;
using System.Text.Json.Nodes;
using RsPlugins.EndToEnd.Tests.Connections;
using RsPlugins.Tests;

namespace RsPlugins.EndToEnd.Tests.Plugins;

/// <summary><c>plugins</c> on the command line, with the user's host and without.</summary>
public sealed class PluginCommandTests : IDisposable
{
    private readonly UserHost user = new();

    public void Dispose() => user.Dispose();

    [Fact]
    public async Task Without_a_host_the_manifests_are_listed_and_switches_are_kept()
    {
        Install("broken.plugin.json", "{ \"id\": ");

        string listed = await RunAsync(0, "plugins");
        Assert.Matches(@"(?m)^echo +1\.0\.0 +idle +host +\S+Echo$", listed);
        Assert.Matches(@"(?m)^echo-isolated +1\.0\.0 +idle +process +\S+Echo$", listed);
        Assert.Matches(@"(?m)^rsmclip +\S+ +idle +host +\S+manifests$", listed);
        Assert.Contains("The manifest broken.plugin.json cannot be used: line 1", listed, StringComparison.Ordinal);
        Assert.Contains(Path.Combine(user.Folder, "plugins", "mine", "broken.plugin.json"), listed, StringComparison.Ordinal);

        Assert.Equal("echo is disabled.", (await RunAsync(0, "plugins", "disable", "echo")).Trim());
        Assert.Matches(@"(?m)^echo +1\.0\.0 +disabled +host", await RunAsync(0, "plugins", "list"));
        Assert.DoesNotContain("test.echo", await RunAsync(0, "tools"), StringComparison.Ordinal);
        await RunAsync(7, "run", "test.echo", "--text", "a");
        Assert.Equal("idle", JsonNode.Parse(await RunAsync(0, "plugins", "enable", "echo", "--json"))!["state"]!.GetValue<string>());
        Assert.Contains("test.echo", await RunAsync(0, "tools"), StringComparison.Ordinal);
        await RunAsync(3, "plugins", "disable", "ecko");
        await RunAsync(3, "plugins", "reload", "ecko");
        Assert.NotEmpty(JsonNode.Parse(await RunAsync(0, "plugins", "reload", "--json"))!["problems"]!.AsArray());
        Assert.False(File.Exists(user.EndpointFile), "A look at the plugins started a host.");
    }

    [Fact]
    public async Task The_running_host_is_asked_and_told()
    {
        await using RpcClient client = await user.ConnectAsync();
        await UserHost.HostOfAsync(client);

        Assert.Matches(@"(?m)^echo +1\.0\.0 +loaded +host", await RunAsync(0, "plugins"));
        Assert.Equal("echo is disabled.", (await RunAsync(0, "plugins", "disable", "echo")).Trim());
        Errors.AssertId("rs.plugin.disabled", await client.CallToolAsync("test.echo", """{ "text": "a" }"""));
        Assert.Contains("rsplugins plugins enable echo", await RunAsync(0, "plugins"), StringComparison.Ordinal);
        Assert.Equal("echo is idle.", (await RunAsync(0, "plugins", "enable", "echo")).Trim());
        await UserHost.HostOfAsync(client);

        JsonObject late = JsonNode.Parse(await File.ReadAllTextAsync(Fixtures.Path("plugins", "Faulty", "faulty.plugin.json")))!.AsObject();
        Install("late.plugin.json", late.ToJsonString());
        File.Copy(Fixtures.Path("plugins", "Faulty", "faulty.py"), Path.Combine(user.Folder, "plugins", "mine", "faulty.py"));
        Errors.AssertId("rs.tool.unknown", await client.CallToolAsync("faulty.call"));
        Assert.Matches(@"(?m)^faulty +1\.0\.0 +idle +process +\S+mine$", await RunAsync(0, "plugins", "reload"));
        Assert.NotNull((await client.CallToolAsync("faulty.call"))["result"]);
        JsonNode again = JsonNode.Parse(await RunAsync(0, "plugins", "reload", "echo", "--json"))!;
        Assert.Equal("idle", again["plugins"]!.AsArray().Single(plugin => plugin!["id"]!.GetValue<string>() == "echo")!["state"]!.GetValue<string>());
    }

    [Fact]
    public async Task Help_names_every_command()
    {
        string help = await RunAsync(0, "plugins", "--help");

        Assert.All(["list", "reload", "enable", "disable", "--json"], word => Assert.Contains(word, help, StringComparison.Ordinal));
        Assert.Contains("ID", await RunAsync(0, "plugins", "disable", "--help"), StringComparison.Ordinal);
    }

    private void Install(string name, string text)
    {
        string folder = Directory.CreateDirectory(Path.Combine(user.Folder, "plugins", "mine")).FullName;
        File.WriteAllText(Path.Combine(folder, name), text);
    }

    private async Task<string> RunAsync(int expected, params string[] arguments)
    {
        using Process process = user.Start([.. HostProgram.WithEcho, .. arguments]);
        process.StandardInput.Close();
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        using CancellationTokenSource limit = new(HostProgram.Patience);
        await process.WaitForExitAsync(limit.Token);
        Assert.True(process.ExitCode == expected, $"{process.ExitCode}: {await error}");
        return output;
    }
}
