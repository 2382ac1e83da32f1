using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Tests;

/// <summary>Keeps what a tool reports, and may act on it.</summary>
internal sealed class RecordingContext(Action<ToolProgress>? onReport = null) : IToolContext
{
    public ConcurrentQueue<ToolProgress> Reports { get; } = [];

    public ILogger Log => NullLogger.Instance;

    public void Report(ToolProgress progress)
    {
        Reports.Enqueue(progress);
        onReport?.Invoke(progress);
    }
}
