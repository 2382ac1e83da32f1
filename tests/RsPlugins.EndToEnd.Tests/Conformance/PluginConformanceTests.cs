using System.Diagnostics;

namespace RsPlugins.EndToEnd.Tests.Conformance;

/// <summary>The plugin runner of each SDK passes the cases of manifests/conformance.</summary>
public sealed class PluginConformanceTests : IDisposable
{
    private const string Cookie = "00112233445566778899aabbccddeeff";

    private readonly DirectoryInfo state = Directory.CreateTempSubdirectory("rsplugins-");

    public static TheoryData<string, string> Cases => AllOf("csharp", "python");

    public static TheoryData<string, string> TypeScriptCases => AllOf("typescript");

    public void Dispose() => state.Delete(recursive: true);

    [Theory]
    [MemberData(nameof(Cases))]
    public Task Passes(string language, string name) => HoldAsync(language, name);

    [TypeScriptTheory]
    [MemberData(nameof(TypeScriptCases))]
    public Task Passes_in_TypeScript(string language, string name) => HoldAsync(language, name);

    [Theory]
    [InlineData("csharp")]
    [InlineData("python")]
    public Task Started_by_hand_it_says_what_it_is(string language) => StartByHandAsync(language);

    [TypeScriptFact]
    public Task Started_by_hand_it_says_what_it_is_in_TypeScript() => StartByHandAsync("typescript");

    private static TheoryData<string, string> AllOf(params string[] languages)
    {
        TheoryData<string, string> cases = [];
        foreach (string language in languages)
        {
            foreach (string name in ConformanceCase.NamesFor("plugin"))
            {
                cases.Add(language, name);
            }
        }

        return cases;
    }

    private async Task HoldAsync(string language, string name)
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

    private async Task StartByHandAsync(string language)
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
