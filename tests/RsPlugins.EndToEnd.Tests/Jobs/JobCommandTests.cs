using System.Diagnostics;
using System.Text.Json.Nodes;

namespace RsPlugins.EndToEnd.Tests.Jobs;

/// <summary><c>run --detach</c> and <c>jobs</c>, with the user's host and without.</summary>
public sealed class JobCommandTests
{
    [Fact]
    public async Task A_job_is_detached_waited_for_shown_and_removed_from_the_command_line()
    {
        await using JobHost host = new();
        try
        {
            await RunAsync(host, 0, "run", "test.echo", "--text", "a");
            Assert.Contains("test.echo", await RunAsync(host, 0, "jobs"), StringComparison.Ordinal);
            string output = host.File("out");
            string id = (await RunAsync(host, 0, "run", "test.units", "--units", "50", "--delay", "5", "--output", output, "--detach")).Trim();
            Assert.Contains(id, await RunAsync(host, 0, "jobs", "list"), StringComparison.Ordinal);
            JsonNode result = JsonNode.Parse(await RunAsync(host, 0, "jobs", "wait", id))!;
            Assert.Equal(output, result["output"]!.GetValue<string>());
            Assert.Equal("succeeded", JsonNode.Parse(await RunAsync(host, 0, "jobs", "cancel", id, "--json"))!["state"]!.GetValue<string>());
            await RunAsync(host, 2, "jobs", "resume", id);
            await RunAsync(host, 0, "jobs", "remove", id);
            await RunAsync(host, 3, "jobs", "show", id);
        }
        finally
        {
            if (File.Exists(host.File("host.json")))
            {
                using Process running = Process.GetProcessById(JsonNode.Parse(await File.ReadAllTextAsync(host.File("host.json")))!["pid"]!.GetValue<int>());
                running.Kill();
                await running.WaitForExitAsync();
            }
        }
    }

    private static async Task<string> RunAsync(JobHost host, int expected, params string[] arguments)
    {
        using Process process = HostProgram.Start(host.State, [.. HostProgram.WithEcho, .. arguments]);
        process.StandardInput.Close();
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        using CancellationTokenSource limit = new(HostProgram.Patience);
        await process.WaitForExitAsync(limit.Token);
        Assert.True(process.ExitCode == expected, await error);
        return output;
    }
}
