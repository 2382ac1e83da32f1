using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.Benchmarks;

/// <summary>Hears nothing.</summary>
internal sealed class QuietContext : IToolContext
{
    public ToolJob Job { get; } = new("benchmark", Folder: null, Attempt: 1);

    public Task<JsonObject> CallToolAsync(string name, JsonObject arguments, CancellationToken cancellationToken) => throw new NotSupportedException();

    public ILogger Log => NullLogger.Instance;

    public void Report(ToolProgress progress)
    {
    }
}
