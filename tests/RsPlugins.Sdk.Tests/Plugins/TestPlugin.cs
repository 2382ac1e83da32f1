using System.Text.Json;
using System.Text.Json.Nodes;
using RsPlugins.Sdk.Plugins;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.Sdk.Tests.Plugins;

/// <summary>A plugin whose tools do what tests of its runner need.</summary>
internal sealed class TestPlugin : IPlugin
{
    /// <summary>What it was given at its start.</summary>
    public IPluginContext? Context { get; private set; }

    public bool IsStarted => Context is not null;

    public bool IsDisposed { get; private set; }

    /// <summary>Done once the tool "test.slow" runs.</summary>
    public TaskCompletionSource SlowStarted { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Done once the tool "test.slow" was cancelled.</summary>
    public TaskCompletionSource SlowStopped { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IReadOnlyList<ITool> Start(IPluginContext context)
    {
        Context = context;
        return
        [
            new Tool("test.echo", (arguments, _, _) => Task.FromResult(new JsonObject { ["arguments"] = JsonObject.Create(arguments) })),
            new Tool("test.fails", (_, _, _) => throw new ToolException("gauge.dry", "The river is dry.", "Wait for rain.", "since May")),
            new Tool("test.throws", (_, _, _) => throw new InvalidOperationException("hunter2")),
            new Tool("test.missing", (_, _, _) => throw new FileNotFoundException("hunter2", "/data/river.csv")),
            new Tool("test.slow", SlowAsync),
            new Tool("test.counts", (arguments, call, _) =>
            {
                int steps = arguments.GetProperty("steps").GetInt32();
                for (int i = 1; i <= steps; i++)
                {
                    call.Report(ToolProgress.Of("counting", i, steps, "steps"));
                }

                return Task.FromResult(new JsonObject());
            }),
            new Tool("test.calls", async (arguments, call, cancellationToken) => await call.CallToolAsync("other.tool", JsonObject.Create(arguments)!, cancellationToken)),
            new Tool("test.job", (_, call, _) => Task.FromResult(new JsonObject { ["id"] = call.Job.Id, ["folder"] = call.Job.Folder, ["attempt"] = call.Job.Attempt })),
        ];
    }

    public void Dispose() => IsDisposed = true;

    private async Task<JsonObject> SlowAsync(JsonElement arguments, IToolContext context, CancellationToken cancellationToken)
    {
        SlowStarted.TrySetResult();
        try
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return [];
        }
        finally
        {
            SlowStopped.TrySetResult();
        }
    }

    private sealed class Tool(string name, Func<JsonElement, IToolContext, CancellationToken, Task<JsonObject>> call) : ITool
    {
        public string Name => name;

        public Task<JsonObject> CallAsync(JsonElement arguments, IToolContext context, CancellationToken cancellationToken) => call(arguments, context, cancellationToken);
    }
}
