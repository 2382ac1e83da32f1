using System.Text.Json.Nodes;
using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Tests;

/// <summary>Keeps what a tool reports, and may act on it.</summary>
internal sealed class RecordingContext(Action<ToolProgress>? onReport = null) : IToolContext
{
    public ToolJob Job { get; init; } = new("test", Folder: null, Attempt: 1);

    public Task<JsonObject> CallToolAsync(string name, JsonObject arguments, CancellationToken cancellationToken) => throw new NotSupportedException();

    public ConcurrentQueue<ToolProgress> Reports { get; } = [];

    public Func<string, bool>? Reach { get; init; }

    public ILogger Log => NullLogger.Instance;

    public void Report(ToolProgress progress)
    {
        Reports.Enqueue(progress);
        onReport?.Invoke(progress);
    }
}
