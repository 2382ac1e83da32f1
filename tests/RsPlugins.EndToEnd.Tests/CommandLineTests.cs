using System.Diagnostics;
using System.Text.Json.Nodes;

namespace RsPlugins.EndToEnd.Tests;

public sealed class CommandLineTests
{
    [Fact]
    public async Task Lists_the_tools()
    {
        (int code, string output, string error) = await HostProgram.RunAsync([.. HostProgram.WithEcho, "tools"]);

        Assert.Equal((0, string.Empty), (code, error));
        Assert.Contains("test.echo", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_is_made_from_the_manifest()
    {
        (int code, string output, _) = await HostProgram.RunAsync([.. HostProgram.WithEcho, "run", "test.echo", "--help"]);

        Assert.Equal(0, code);
        Assert.Contains("--tile-size", output, StringComparison.Ordinal);
        Assert.Contains("From 16 to 4096. [default: 256]", output, StringComparison.Ordinal);
        Assert.Contains("One of en, pt, zh.", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Runs_a_tool_with_options_of_all_kinds()
    {
        (int code, string output, _) = await HostProgram.RunAsync(
            [.. HostProgram.WithEcho, "run", "test.echo", "--json", "--text", "-x", "--tile_size", "64", "--bands", "4,3,2", "--prompts", "a, b", "--prompts", "c", "--no-overwrite", "--scale=0.5"]);

        Assert.Equal(0, code);
        JsonNode arguments = JsonNode.Parse(output)!["arguments"]!;
        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse("""{ "text": "-x", "tile_size": 64, "bands": [4,3,2], "prompts": ["a, b","c"], "overwrite": false, "scale": 0.5, "language": "en" }"""),
            arguments), arguments.ToJsonString());
    }

    [Theory]
    [InlineData(2, "test.echo", "run", "test.ecko")]
    [InlineData(2, "\"text\" is missing", "run", "test.echo")]
    [InlineData(2, "at least 16", "run", "test.echo", "--text", "a", "--tile-size", "3")]
    [InlineData(2, "--colour", "run", "test.echo", "--colour", "red")]
    [InlineData(2, "nonsense", "nonsense")]
    [InlineData(3, "no plugin folder", "tools", "--plugins", "/no/such/folder")]
    [InlineData(5, "Copy it again.", "run", "test.fails")]
    [InlineData(1, "did not expect", "run", "test.throws")]
    [InlineData(7, "exit code 9", "run", "isolated.dies")]
    [InlineData(2, "Lower-case words", "new", "plugin", "--lang", "python", "River_Gauge")]
    [InlineData(2, "already", "new", "plugin", "--lang", "python", "echo")]
    [InlineData(2, "typescript", "new", "plugin", "--lang", "java", "river-gauge")]
    public async Task Errors_have_an_exit_code_and_say_what_to_do(int expected, string words, params string[] arguments)
    {
        (int code, string output, string error) = await HostProgram.RunAsync([.. HostProgram.WithEcho, .. arguments]);

        Assert.Equal((expected, string.Empty), (code, output));
        Assert.Contains("Error: ", error, StringComparison.Ordinal);
        Assert.Contains(words, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("test.prints")]
    [InlineData("isolated.prints")]
    public async Task Results_are_alone_on_stdout(string tool)
    {
        (int code, string output, string error) = await HostProgram.RunAsync([.. HostProgram.WithEcho, "run", tool, "--json"]);

        Assert.Equal(0, code);
        Assert.Equal(0, JsonNode.Parse(output)!["child"]!.GetValue<int>());
        Assert.Contains("native noise on stdout", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("test.slow", "INT")]
    [InlineData("isolated.slow", "INT")]
    [InlineData("test.slow", "TERM")]
    public async Task A_signal_cancels_cleanly(string tool, string signal)
    {
        Process? process = null;
        DirectoryInfo folder = Directory.CreateTempSubdirectory("rsplugins-");
        try
        {
            process = HostProgram.Start(null, [.. HostProgram.WithEcho, "run", tool, "--steps", "100000", "--output", Path.Combine(folder.FullName, "out.txt")]);
            process.StandardInput.Close();
            Assert.StartsWith("dawdling", await process.StandardError.ReadLineAsync(), StringComparison.Ordinal);
            Assert.Single(folder.GetFiles());
            using (Process kill = Process.Start("/bin/sh", ["-c", $"kill -{signal} {process.Id}"]))
            {
                await kill.WaitForExitAsync();
            }

            using CancellationTokenSource limit = new(HostProgram.Patience);
            await process.WaitForExitAsync(limit.Token);
            Assert.Equal(130, process.ExitCode);
            Assert.Empty(folder.GetFiles());
        }
        finally
        {
            // A program that ignored the signal must not outlive the test that found it.
            process?.Kill(entireProcessTree: true);
            process?.Dispose();
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Progress_is_plain_lines_every_few_seconds_where_there_is_no_terminal()
    {
        // The tool begins its count anew half-way, at 3.5 s or later: the second line, after 3 s, comes before that, with a rate.
        (int code, _, string error) = await HostProgram.RunAsync([.. HostProgram.WithEcho, "run", "test.slow", "--steps", "700"]);

        Assert.Equal(0, code);
        string[] lines = error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.InRange(lines.Length, 3, 8);
        Assert.Contains(" of 700 steps", lines[1], StringComparison.Ordinal);
        Assert.Contains("steps/s", lines[1], StringComparison.Ordinal);
        Assert.Contains(" left", lines[1], StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', error);
    }

    [Fact]
    public async Task Doctor_tells_of_a_broken_plugin_and_goes_on()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("rsplugins-");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "bad.plugin.json"), """{ "id": "Bad" }""");
            (int code, string output, _) = await HostProgram.RunAsync([.. HostProgram.WithEcho, "--plugins", folder.FullName, "doctor"]);

            Assert.Equal(1, code);
            Assert.Contains("BAD  manifest: The manifest bad.plugin.json cannot be used", output, StringComparison.Ordinal);
            Assert.Contains("ok   plugin echo:", output, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_result_may_be_appended_to_a_shared_file()
    {
        string file = Path.GetTempFileName();
        try
        {
            string echo = $"'{HostProgram.Path}' --plugins '{HostProgram.WithEcho[1]}' tools";
            using Process shell = Process.Start("/bin/sh", ["-c", $"{{ echo before; {echo}; echo after; }} > '{file}'"]);
            await shell.WaitForExitAsync();

            string[] lines = await File.ReadAllLinesAsync(file);
            Assert.Equal(("before", "after"), (lines[0], lines[^1]));
            Assert.Contains(lines, line => line.StartsWith("test.echo", StringComparison.Ordinal));
        }
        finally
        {
            File.Delete(file);
        }
    }
}
