using System.Diagnostics;
using System.Text.Json.Nodes;
using RsPlugins.Tests;

namespace RsPlugins.EndToEnd.Tests;

/// <summary>A client in another language, with its standard library alone.</summary>
public sealed class PythonClientTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("rsplugins-");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData("test.slow")]
    [InlineData("isolated.slow")]
    public async Task Calls_with_progress_and_cancels(string tool)
    {
        JsonObject first = new() { ["steps"] = 60, ["output"] = Path.Combine(folder.FullName, "first.txt") };
        JsonObject second = new() { ["steps"] = 100_000, ["output"] = Path.Combine(folder.FullName, "second.txt") };

        JsonNode summary = await RunAsync(tool, first, second);

        Assert.Equal(60, summary["result"]!["steps"]!.GetValue<int>());
        Assert.Equal(first["output"]!.GetValue<string>(), Assert.Single(summary["files"]!.AsArray())!.GetValue<string>());
    }

    private async Task<JsonNode> RunAsync(string tool, JsonObject first, JsonObject cancelled)
    {
        ProcessStartInfo start = new(
            "python3",
            [Path.Combine(Fixtures.Root, "tests", "python", "host_client.py"), "--host", HostProgram.Path, .. HostProgram.WithEcho, tool, first.ToJsonString(), cancelled.ToJsonString(), folder.FullName])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await error);
        return JsonNode.Parse(output)!;
    }
}
