using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Training.Tests.Loop;

/// <summary>A call's context that keeps what is reported, and may do something at each report.</summary>
internal sealed class RecordingContext(Action<ToolProgress>? onReport = null) : IToolContext
{
    public ConcurrentQueue<ToolProgress> Reports { get; } = new();

    public ToolJob Job { get; init; } = new("test");

    public ILogger Log => NullLogger.Instance;

    public void Report(ToolProgress progress)
    {
        Reports.Enqueue(progress);
        onReport?.Invoke(progress);
    }

    public Task<JsonObject> CallToolAsync(string name, JsonObject arguments, CancellationToken cancellationToken) => throw new NotSupportedException(name);
}
