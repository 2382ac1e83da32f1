using System.Text.Json.Nodes;
using RsPlugins.EndToEnd.Tests.Connections;

namespace RsPlugins.EndToEnd.Tests.Adapters;

/// <summary><c>adapters</c> as the built program does it; what QGIS makes of it is tested in QGIS.</summary>
public sealed class AdaptersCommandTests : IDisposable
{
    private readonly UserHost user = new();

    private string Root => Path.GetDirectoryName(user.Folder)!;

    public void Dispose() => user.Dispose();

    [Fact]
    public async Task They_are_listed_with_the_versions_of_their_applications()
    {
        Dictionary<string, string> nothing = new() { ["QGIS_CUSTOM_CONFIG_PATH"] = Root, ["PATH"] = "/nowhere" };

        (int exitCode, string output, _) = await RunAsync(nothing, "adapters");
        Assert.Equal(0, exitCode);
        Assert.Matches(@"(?m)^qgis +\d+\.\d+\.\d+ +QGIS 3\.22 to 4\.99 +QGIS was not found$", output);

        Directory.CreateDirectory(Path.Combine(Root, "profiles", "default"));
        Assert.Contains("not installed", (await RunAsync(nothing, "adapters", "list")).Output, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync(nothing, "adapters", "install", "qgis")).ExitCode);
        JsonNode listed = JsonNode.Parse((await RunAsync(nothing, "adapters", "list", "--json")).Output)!["adapters"]!;
        JsonNode qgis = listed.AsArray().Single(adapter => adapter!["id"]!.GetValue<string>() == "qgis")!;
        Assert.Equal((1, 1), (qgis["installed"]!.GetValue<int>(), qgis["places"]!.GetValue<int>()));
    }

    [Fact]
    public async Task An_unknown_one_is_refused_with_the_names_there_are()
    {
        (int exitCode, _, string error) = await RunAsync([], "adapters", "install", "qgsi", "--json");

        Assert.Equal(2, exitCode);
        Assert.Contains("qgis", JsonNode.Parse(error)!["error"]!["hint"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_is_made_where_the_user_says_and_goes_without_a_trace()
    {
        string toolboxes = Path.Combine(Root, "Tool boxes");

        (int exitCode, string output, string error) = await RunAsync([], "adapters", "install", "arcgis", "--folder", toolboxes);
        Assert.True(exitCode == 0, error);
        string toolbox = Path.Combine(toolboxes, "RsPlugins", "RsPlugins.pyt");
        Assert.True(File.Exists(toolbox), output);
        Assert.Contains(toolbox.Replace('\\', '/'), output.Replace('\\', '/'), StringComparison.Ordinal);
        Assert.Equal(HostProgram.Path, (await File.ReadAllTextAsync(Path.Combine(toolboxes, "RsPlugins", "host.path"))).Trim());

        Assert.Equal(0, (await RunAsync([], "adapters", "uninstall", "arcgis", "--folder", toolboxes)).ExitCode);
        Assert.Empty(Directory.EnumerateFileSystemEntries(toolboxes));
    }

    [LinuxFact]
    public async Task An_application_that_installs_packages_itself_is_asked_to()
    {
        // What the real one does with the package is tested with the extension; this is the contract of its command line.
        string code = Path.Combine(Root, "code");
        await File.WriteAllTextAsync(code, $"""
            #!/bin/sh
            cd '{Root}'
            case "$1" in
              --install-extension) test -f "$2" && echo rsplugins.rsplugins > extensions ;;
              --list-extensions) cat extensions ;;
              --uninstall-extension) grep -x "$2" extensions && rm extensions ;;
            esac
            """);
#pragma warning disable CA1416
        File.SetUnixFileMode(code, UnixFileMode.UserRead | UnixFileMode.UserExecute);
#pragma warning restore CA1416
        string note = Path.Combine(user.Folder, "program.path");

        (int exitCode, string output, string error) = await RunAsync([], "adapters", "install", "vscode", "--program", code);
        if (!File.Exists(Path.Combine(RsPlugins.Tests.Fixtures.Root, "plugins", "vscode", "rsplugins.vsix")))
        {
            Assert.NotEqual(0, exitCode);
            Assert.Contains("plugins/vscode/README.md", error, StringComparison.Ordinal);
            Assert.False(File.Exists(Path.Combine(Root, "extensions")));
            return;
        }

        Assert.True(exitCode == 0, error);
        Assert.Contains($"{code}: installed", output, StringComparison.Ordinal);
        Assert.Equal(HostProgram.Path, (await File.ReadAllTextAsync(note)).Trim());
        Assert.Contains("removed", (await RunAsync([], "adapters", "uninstall", "vscode", "--program", code)).Output, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(Root, "extensions")));
        Assert.False(File.Exists(note));
        Assert.Contains("nothing was changed", (await RunAsync([], "adapters", "uninstall", "vscode", "--program", code)).Output, StringComparison.Ordinal);
    }

    private async Task<(int ExitCode, string Output, string Error)> RunAsync(Dictionary<string, string> environment, params string[] arguments)
    {
        using System.Diagnostics.Process process = HostProgram.Start(user.Folder, environment, arguments);
        process.StandardInput.Close();
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output, await error);
    }
}
