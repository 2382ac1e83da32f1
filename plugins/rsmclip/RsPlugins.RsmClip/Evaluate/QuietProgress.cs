using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using RsPlugins.Sdk.Protocol;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Evaluate;

/// <summary>The context of a part of a call that is counted by something larger: what the part reports of itself is dropped.</summary>
/// <param name="whole">The call's context.</param>
internal sealed class QuietProgress(IToolContext whole) : IToolContext
{
    public ILogger Log => whole.Log;

    public ToolJob Job => whole.Job;

    public Func<string, bool>? Reach => whole.Reach;

    public void Report(ToolProgress progress)
    {
    }

    public Task<JsonObject> CallToolAsync(string name, JsonObject arguments, CancellationToken cancellationToken) => whole.CallToolAsync(name, arguments, cancellationToken);

    public Task<JsonObject> CallToolAsync(string name, JsonObject arguments, IProgress<ProgressValue>? progress, CancellationToken cancellationToken) =>
        whole.CallToolAsync(name, arguments, progress, cancellationToken);
}
