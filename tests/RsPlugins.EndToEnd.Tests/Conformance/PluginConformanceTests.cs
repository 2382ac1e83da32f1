using System.Diagnostics;

namespace RsPlugins.EndToEnd.Tests.Conformance;

/// <summary>The plugin runner of each SDK passes the cases of manifests/conformance.</summary>
public sealed class PluginConformanceTests : IDisposable
{
    private const string Cookie = "00112233445566778899aabbccddeeff";

    private readonly DirectoryInfo state = Directory.CreateTempSubdirectory("rsplugins-");

    public static TheoryData<string, string> Cases
    {
        get
        {
            TheoryData<string, string> cases = [];
            foreach (string language in PluginProgram.Languages)
            {
                foreach (string name in ConformanceCase.NamesFor("plugin"))
                {
                    cases.Add(language, name);
                }
            }

            return cases;
        }
    }

    public static TheoryData<string> Languages => [.. PluginProgram.Languages];

    public void Dispose() => state.Delete(recursive: true);

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Passes(string language, string name)
    {
        using Process process = PluginProgram.Start(language, Cookie, state.FullName);
        try
        {
            Task<string> log = process.StandardError.ReadToEndAsync();
            FrameChannel wire = new(process.StandardOutput.BaseStream, process.StandardInput.BaseStream);
            await new WireDriver(wire, Cookie, () => EndAsync(process)).RunAsync(ConformanceCase.Load(name));
            if (!process.HasExited)
            {
                process.StandardInput.Close();
                Assert.Equal(0, await EndAsync(process));
            }

            if (name == "prints")
            {
                Assert.Contains("noise on stdout", await log, StringComparison.Ordinal);
            }
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Started_by_hand_it_says_what_it_is(string language)
    {
        using Process process = PluginProgram.Start(language, cookie: null, state.FullName);
        process.StandardInput.Close();
        string log = await process.StandardError.ReadToEndAsync();

        Assert.Equal(64, await EndAsync(process));
        Assert.Empty(await process.StandardOutput.ReadToEndAsync());
        Assert.Contains("--plugins FOLDER", log, StringComparison.Ordinal);
    }

    private static async Task<int> EndAsync(Process process)
    {
        using CancellationTokenSource limit = new(HostProgram.Patience);
        await process.WaitForExitAsync(limit.Token);
        return process.ExitCode;
    }
}
