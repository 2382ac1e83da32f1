using System.Diagnostics;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using RsPlugins.RsmClip.Tests.Llm;
using RsPlugins.Tests;

namespace RsPlugins.EndToEnd.Tests;

/// <summary>Captions translated by a language model through the built program, killed in the middle, gone on with, and trained on.</summary>
public sealed partial class TranslateTests : IDisposable
{
    private const int BeforeKill = 3;
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("rsplugins-");

    private string State => Path.Combine(folder.FullName, "state");

    private string Output => Path.Combine(folder.FullName, "captions.jsonl");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task A_killed_translation_goes_on_where_it_was_and_its_result_trains_a_model()
    {
        TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using FakeLlmServer first = new((number, body) =>
        {
            if (number == BeforeKill)
            {
                reached.SetResult();
            }

            return number < BeforeKill ? Answer(body) : FakeLlmServer.Silence;
        });
        using FakeLlmServer second = new((_, body) => Answer(body));

        using (Process killed = Start(first))
        {
            killed.StandardInput.Close();
            await reached.Task.WaitAsync(HostProgram.Patience);
            killed.Kill(entireProcessTree: true);
            await killed.WaitForExitAsync();
        }

        Assert.False(File.Exists(Output));
        JsonObject result = await ResultOf(Start(second));
        string[] answered = [.. first.Requests.Take(BeforeKill).SelectMany(request => Captions(request.Body))], asked = [.. second.Requests.SelectMany(request => Captions(request.Body))];
        Assert.Equal(answered.Length, (int)result["cached"]!);
        Assert.Empty(answered.Intersect(asked));
        Assert.Empty(result["refused"]!.AsObject());
        Assert.All(File.ReadLines(Output), line => Assert.NotNull(JsonNode.Parse(line)!["text"]!["zh"]));

        JsonObject trained = await ResultOf(HostProgram.Start(State, "run", "rs.train", "--config", WriteConfig(), "--output", Path.Combine(folder.FullName, "run"), "--json"));

        JsonNode start = JsonNode.Parse(File.ReadLines((string)trained["log"]!).First())!;
        Assert.True((int)start["data"]!["sets"]![0]!["captions"]!["zh"]!["tower (CC-BY-NC-4.0)"]! > 0);
        Assert.Equal(0, (int)start["data"]!["leftOutCount"]!);
        Assert.True(File.Exists(Path.Combine((string)trained["model"]!, "open_clip_config.json")));
    }

    private Process Start(FakeLlmServer server) => HostProgram.Start(
        State,
        new Dictionary<string, string> { ["RSPLUGINS_LLM_ENDPOINT"] = server.Address, ["RSPLUGINS_LLM_MODEL"] = "tower" },
        ["run", "rs.translate", "--captions", Fixtures.Path("captions", "dataset_eurosat.json"), "--languages", "zh", "--batch", "5", "--concurrency", "1", "--licence", "CC-BY-NC-4.0", "--output", Output, "--json"]);

    private static async Task<JsonObject> ResultOf(Process started)
    {
        using Process process = started;
        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync(), error = process.StandardError.ReadToEndAsync();
        using CancellationTokenSource limit = new(HostProgram.Patience);
        await process.WaitForExitAsync(limit.Token);
        Assert.True(process.ExitCode == 0, await error);
        return JsonNode.Parse(await output)!.AsObject();
    }

    private string WriteConfig()
    {
        string path = Path.Combine(folder.FullName, "train.yaml");
        File.WriteAllText(path, $$"""
            threads: 1
            precision: float32
            batch_size: 4
            steps: 2
            start_from: {{Fixtures.Path("openclip-tiny", "hub")}}
            data:
              languages: [en, zh]
              sets:
                - {name: eurosat, images: {{Fixtures.Path("classify", "eurosat")}}, list: {{Output}}}
            optimiser: {warmup_steps: 1}
            output: {log_steps: 1, evaluate_at: []}
            """);
        return path;
    }

    private static string[] Captions(string body) => [.. Line().Matches((string)JsonNode.Parse(body)!["messages"]!.AsArray()[^1]!["content"]!).Select(line => line.Groups[2].Value)];

    /// <summary>As many lines of Chinese as there are captions; which ones does not matter here.</summary>
    private static string Answer(string body) => FakeLlmServer.Answer(string.Join('\n', Captions(body).Select((_, i) => $"{i + 1}. 田野、树木和一条河流。")));

    [GeneratedRegex(@"^(\d+)\. (.*)$", RegexOptions.Multiline)]
    private static partial Regex Line();
}
