using System.Diagnostics;

namespace RsPlugins.EndToEnd.Tests.Guide;

/// <summary>Somebody who follows the guide in a folder of their own, with the built host on the search path and no package registry for .NET.</summary>
internal sealed class GuideReader : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(4);

    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("rsplugins-");
    private string folder;

    public GuideReader()
    {
        folder = root.FullName;
        File.WriteAllText(Path.Combine(folder, "nuget.config"), "<configuration><packageSources><clear /></packageSources></configuration>");
    }

    public void Dispose() => root.Delete(recursive: true);

    /// <summary>Does what all blocks below a heading say, and compares what is written with what they show.</summary>
    /// <param name="heading">The heading.</param>
    /// <returns>How many blocks were commands, edits and outputs.</returns>
    public async Task<(int Commands, int Edits, int Outputs)> FollowAsync(string heading)
    {
        (int commands, int edits, int outputs) = (0, 0, 0);
        string written = string.Empty;
        foreach (GuideBlock block in GuideBlock.Below(heading))
        {
            switch (block.Language)
            {
                case "sh":
                    written = await RunAsync(block.Text);
                    commands++;
                    break;
                case "diff":
                    block.Apply(folder);
                    edits++;
                    break;
                case "text":
                    Assert.All(block.Text.Split('\n'), line => Assert.Contains(line, written, StringComparison.Ordinal));
                    outputs++;
                    break;
                default:
                    Assert.Fail($"The guide has a block of \"{block.Language}\", which nobody can follow.");
                    break;
            }
        }

        return (commands, edits, outputs);
    }

    private async Task<string> RunAsync(string commands)
    {
        string here = Path.Combine(root.FullName, "here");
        ProcessStartInfo start = new("/bin/sh", ["-e", "-c", $"exec 2>&1\n{commands}\npwd >'{here}'"])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        start.Environment["PATH"] = Path.GetDirectoryName(HostProgram.Path) + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH");
        start.Environment["RSPLUGINS_STATE"] = Path.Combine(root.FullName, "state");
        start.Environment["NODE_TEST_CONTEXT"] = null;

        // Of the registry only what "npm ci" of the SDK has not left in npm's store is asked for.
        start.Environment["npm_config_prefer_offline"] = "true";
        start.Environment["npm_config_audit"] = "false";

        // Build servers would stay, and hold the output that is read here.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["UseSharedCompilation"] = "false";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        try
        {
            string written = await process.StandardOutput.ReadToEndAsync().WaitAsync(Limit);
            await process.WaitForExitAsync().WaitAsync(Limit);
            Assert.True(process.ExitCode == 0, $"{commands}\n{written}");
            folder = (await File.ReadAllTextAsync(here)).TrimEnd('\n');
            return written;
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
    }
}
