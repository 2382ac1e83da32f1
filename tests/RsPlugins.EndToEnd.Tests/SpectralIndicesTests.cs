using System.Diagnostics;
using System.Text.Json.Nodes;
using RsPlugins.Tests;

namespace RsPlugins.EndToEnd.Tests;

/// <summary>A plugin in Python, used as every other one.</summary>
public sealed class SpectralIndicesTests : IDisposable
{
    private static readonly string Image = Path.Combine(Fixtures.Root, "plugins", "rsmclip", "demo", "orthophoto.tif");
    private static readonly string Slow = string.Join("+", Enumerable.Repeat("exp(b1/99)", 80));

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("rsplugins-");

    private string Output => Path.Combine(folder.FullName, "out.tif");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Its_tools_are_listed()
    {
        (int exitCode, string output, string _) = await HostProgram.RunAsync("tools");

        Assert.Equal(0, exitCode);
        Assert.All(["spectral.ndvi", "spectral.ndwi", "spectral.ndbi", "spectral.savi", "spectral.formula"], tool => Assert.Contains(tool, output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Computes_an_index_with_progress_from_a_relative_path()
    {
        string relative = Path.GetRelativePath(Environment.CurrentDirectory, Image);

        (int exitCode, string output, string error) = await HostProgram.RunAsync("run", "spectral.ndvi", "--image", relative, "--output", Path.GetRelativePath(Environment.CurrentDirectory, Output), "--json");

        Assert.True(exitCode == 0, error);
        JsonNode result = JsonNode.Parse(output)!;
        Assert.Equal(Output, result["output"]!.GetValue<string>());
        Assert.Equal(675282, result["valid"]!.GetValue<int>());
        Assert.Contains("computing", error, StringComparison.Ordinal);
        Assert.Equal([Output], Directory.GetFileSystemEntries(folder.FullName));
    }

    [Theory]
    [InlineData("__import__(\"os\").system(\"id\")", "character 1", 2)]
    [InlineData("b1 / b5", "Band 5", 2)]
    public async Task A_wrong_formula_is_told_with_a_remedy(string formula, string reason, int expected)
    {
        (int exitCode, string _, string error) = await HostProgram.RunAsync("run", "spectral.formula", "--image", Image, "--formula", formula, "--output", Output);

        Assert.Equal(expected, exitCode);
        Assert.Contains(reason, error, StringComparison.Ordinal);
        Assert.DoesNotContain("Traceback", error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(folder.FullName));
    }

    [Theory]
    [InlineData("plugin")]
    [InlineData("host")]
    public async Task Ends_in_order_when_its_process_is_killed_or_the_user_presses_ctrl_c(string target)
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        using Process host = HostProgram.Start(Path.Combine(folder.FullName, "state"), "run", "spectral.formula", "--image", Image, "--formula", Slow, "--output", Output);
        host.StandardInput.Close();
        string seen = string.Empty;
        while (!seen.Contains("computing", StringComparison.Ordinal))
        {
            seen += await host.StandardError.ReadLineAsync().WaitAsync(HostProgram.Patience) ?? throw new InvalidOperationException(seen);
        }

        int plugin = PluginOf(host.Id);
        await SignalAsync(target == "plugin" ? "KILL" : "INT", target == "plugin" ? plugin : host.Id);
        string error = await host.StandardError.ReadToEndAsync().WaitAsync(HostProgram.Patience);
        await host.WaitForExitAsync().WaitAsync(HostProgram.Patience);

        Assert.Equal(target == "plugin" ? 7 : 130, host.ExitCode);
        Assert.True(target == "host" || error.Contains("ended in the middle of spectral.formula", StringComparison.Ordinal), error);
        Assert.False(File.Exists(Output));
        Assert.True(await GoneAsync(plugin), "the plugin is left behind");
    }

    private static int PluginOf(int host) => Directory.GetDirectories("/proc")
        .Select(path => int.TryParse(Path.GetFileName(path), out int id) ? id : 0)
        .Single(id => id > 0 && Read(id, "cmdline").Contains("spectral_indices", StringComparison.Ordinal) && Read(id, "status").Contains($"PPid:\t{host}\n", StringComparison.Ordinal));

    private static string Read(int id, string file)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/{file}");
        }
        catch (IOException)
        {
            return string.Empty;
        }
    }

    private static async Task SignalAsync(string signal, int id)
    {
        using Process shell = Process.Start("/bin/sh", ["-c", $"kill -{signal} {id}"]);
        await shell.WaitForExitAsync();
    }

    private static async Task<bool> GoneAsync(int id)
    {
        for (int attempt = 0; attempt < 100; attempt++)
        {
            if (!Read(id, "cmdline").Contains("spectral_indices", StringComparison.Ordinal))
            {
                return true;
            }

            await Task.Delay(50);
        }

        return false;
    }
}
