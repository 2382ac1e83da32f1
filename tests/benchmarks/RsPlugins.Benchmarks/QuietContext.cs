using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.Benchmarks;

/// <summary>Hears nothing.</summary>
internal sealed class QuietContext : IToolContext
{
    public ILogger Log => NullLogger.Instance;

    public void Report(ToolProgress progress)
    {
    }
}
