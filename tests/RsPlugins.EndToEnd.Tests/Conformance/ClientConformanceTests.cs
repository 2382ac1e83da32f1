using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using RsPlugins.Sdk.Client;
using RsPlugins.Sdk.Protocol;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.EndToEnd.Tests.Conformance;

/// <summary>The .NET client passes the cases of manifests/conformance.</summary>
public sealed class ClientConformanceTests(ConformanceHost host) : IClassFixture<ConformanceHost>
{
    private readonly Dictionary<string, (Task<JsonNode?> Answer, CancellationTokenSource Cancel, ConcurrentQueue<ProgressValue> Progress)> calls = new(StringComparer.Ordinal);

    private readonly ConcurrentQueue<PluginsChangedParams> changes = new();

    public static TheoryData<string> Cases => [.. ConformanceCase.NamesFor("client")];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Passes(string name)
    {
        HostClientOptions options = new() { Program = HostProgram.Path, Environment = new Dictionary<string, string?> { ["RSPLUGINS_STATE"] = host.State }, Log = _ => { } };
        await using HostClient client = await HostClient.StartAsync(options);
        using IDisposable listening = client.OnPluginsChanged(changes.Enqueue);
        foreach (JsonObject step in ConformanceCase.Load(name).Steps)
        {
            await StepAsync(client, step);
        }
    }

    private async Task StepAsync(HostClient client, JsonObject step)
    {
        if (step["request"] is { } method)
        {
            string name = step["as"]?.GetValue<string>() ?? string.Empty;
            CancellationTokenSource cancel = new();
            ConcurrentQueue<ProgressValue> progress = new();
            calls[name] = (RequestAsync(client, method.GetValue<string>(), ConformancePattern.Expand(step["params"], null) as JsonObject, new Sink(progress), cancel.Token), cancel, progress);
            if (name.Length == 0)
            {
                await AnswerAsync(name, step);
            }
        }
        else if (step["cancel"] is { } cancelled)
        {
            await calls[cancelled.GetValue<string>()].Cancel.CancelAsync();
        }
        else if (step["wait"] is { } waiting)
        {
            await UntilAsync(() => calls[waiting.GetValue<string>()].Progress.Count >= step["progress"]!.GetValue<int>(), "There is no progress.");
        }
        else if (step["notified"] is not null)
        {
            await UntilAsync(() => changes.TryDequeue(out PluginsChangedParams? change) && ConformancePattern.Misfit(step["params"], JsonSerializer.SerializeToNode(change, ProtocolJson.Options), true, null) is null, "It was not told.");
        }
        else
        {
            await AnswerAsync(step["answer"]!.GetValue<string>(), step);
        }
    }

    private static async Task UntilAsync(Func<bool> done, string otherwise)
    {
        Stopwatch clock = Stopwatch.StartNew();
        while (!done())
        {
            Assert.True(clock.Elapsed < HostProgram.Patience, otherwise);
            await Task.Delay(5);
        }
    }

    private async Task AnswerAsync(string name, JsonObject expected)
    {
        (Task<JsonNode?> answer, _, ConcurrentQueue<ProgressValue> progress) = calls[name];
        if (expected["error"] is not JsonObject error)
        {
            Assert.Null(ConformancePattern.Misfit(expected["result"], await answer.WaitAsync(HostProgram.Patience), true, null));
        }
        else if (error["code"]?.GetValue<int>() == ProtocolLevel.RequestCancelled)
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer.WaitAsync(HostProgram.Patience));
        }
        else
        {
            ToolException failure = await Assert.ThrowsAsync<ToolException>(() => answer.WaitAsync(HostProgram.Patience));
            ErrorData data = new(failure.Id, failure.Message, failure.Hint, failure.Details);
            Assert.Null(ConformancePattern.Misfit(error["data"], JsonSerializer.SerializeToNode(data, ProtocolJson.Options), true, null));
        }

        Assert.True(expected["request"] is not null || progress.Count >= (expected["progress"]?.GetValue<int>() ?? 0), $"There was progress {progress.Count} times only.");
        Assert.Equal(progress.Select(value => value.Fraction).Order(), progress.Select(value => value.Fraction));
        if (expected["metrics"] is JsonObject metrics)
        {
            Assert.Null(ConformancePattern.Misfit(metrics, JsonSerializer.SerializeToNode(progress.Last().Metrics), true, null));
        }
    }

    private static async Task<JsonNode?> RequestAsync(HostClient client, string method, JsonObject? parameters, IProgress<ProgressValue> progress, CancellationToken cancellationToken)
    {
        switch (method)
        {
            case RpcMethods.ToolsCall:
                return await client.CallToolAsync(parameters!["name"]!.GetValue<string>(), parameters["arguments"]?.AsObject(), progress, cancellationToken);
            case RpcMethods.ToolsValidate:
                await client.ValidateToolAsync(parameters!["name"]!.GetValue<string>(), parameters["arguments"]?.AsObject(), cancellationToken);
                return null;
            case RpcMethods.ToolsList:
                return JsonSerializer.SerializeToNode(new ToolListResult(await client.ListToolsAsync(cancellationToken)), ProtocolJson.Options);
            case RpcMethods.HostStatus:
                return JsonSerializer.SerializeToNode(await client.StatusAsync(cancellationToken), ProtocolJson.Options);
            case RpcMethods.PluginsList:
                return JsonSerializer.SerializeToNode(await client.ListPluginsAsync(cancellationToken), ProtocolJson.Options);
            case RpcMethods.ModelsList:
                return JsonSerializer.SerializeToNode(await client.ListModelsAsync(cancellationToken), ProtocolJson.Options);
            case RpcMethods.ModelsInstall:
                return await client.InstallModelAsync(parameters!["source"]!.GetValue<string>(), plugin: parameters["plugin"]?.GetValue<string>(), cancellationToken: cancellationToken);
            case RpcMethods.ModelsRemove:
                return await client.RemoveModelAsync(parameters!["id"]!.GetValue<string>(), parameters["plugin"]?.GetValue<string>(), cancellationToken);
            case RpcMethods.PluginsReload:
                return JsonSerializer.SerializeToNode(await client.ReloadPluginsAsync(parameters?["id"]?.GetValue<string>(), cancellationToken), ProtocolJson.Options);
            case RpcMethods.PluginsEnable:
                return JsonSerializer.SerializeToNode(await client.EnablePluginAsync(parameters!["id"]!.GetValue<string>(), parameters["enabled"]?.GetValue<bool>() ?? true, cancellationToken), ProtocolJson.Options);
            case RpcMethods.Shutdown:
                await client.DisposeAsync();
                return null;
            default:
                throw new InvalidDataException($"The client has no method for {method}.");
        }
    }

    private sealed class Sink(ConcurrentQueue<ProgressValue> values) : IProgress<ProgressValue>
    {
        public void Report(ProgressValue value) => values.Enqueue(value);
    }
}
