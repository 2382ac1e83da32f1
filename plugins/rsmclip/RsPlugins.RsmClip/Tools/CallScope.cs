using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Tools;

/// <summary>A call's context that keeps things for the call, and gives them back at its end.</summary>
/// <param name="context">The context that the host gave.</param>
internal sealed class CallScope(IToolContext context) : IToolContext, IDisposable
{
    private readonly ConcurrentStack<IDisposable> kept = [];

    public ILogger Log => context.Log;

    public ToolJob Job => context.Job;

    public Func<string, bool>? Reach => context.Reach;

    public void Report(ToolProgress progress) => context.Report(progress);

    public Task<JsonObject> CallToolAsync(string name, JsonObject arguments, CancellationToken cancellationToken) => context.CallToolAsync(name, arguments, cancellationToken);

    /// <summary>Keeps something until the call ends.</summary>
    public void Keep(IDisposable what) => kept.Push(what);

    public void Dispose()
    {
        while (kept.TryPop(out IDisposable? one))
        {
            one.Dispose();
        }
    }
}
