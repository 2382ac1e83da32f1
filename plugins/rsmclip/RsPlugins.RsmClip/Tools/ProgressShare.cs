using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using RsPlugins.Sdk.Protocol;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Tools;

/// <summary>The context of one step of a call: what the step reports is a share of the whole, or nothing where something larger counts it.</summary>
/// <param name="whole">The call's context.</param>
/// <param name="from">How far the whole is when the step begins, 0 to 1.</param>
/// <param name="to">How far it is when the step has ended.</param>
internal sealed class ProgressShare(IToolContext whole, double from, double to) : IToolContext
{
    private bool isQuiet;

    public ILogger Log => whole.Log;

    public ToolJob Job => whole.Job;

    public Func<string, bool>? Reach { get; init; } = whole.Reach;

    /// <summary>The context of a step whose own progress is dropped.</summary>
    /// <param name="whole">The call's context.</param>
    public static ProgressShare Quiet(IToolContext whole) => new(whole, 0, 0) { isQuiet = true };

    public void Report(ToolProgress progress)
    {
        if (!isQuiet)
        {
            whole.Report(progress with { Fraction = from + ((to - from) * (progress.Fraction ?? 0)) });
        }
    }

    public Task<JsonObject> CallToolAsync(string name, JsonObject arguments, CancellationToken cancellationToken) => whole.CallToolAsync(name, arguments, cancellationToken);

    public Task<JsonObject> CallToolAsync(string name, JsonObject arguments, IProgress<ProgressValue>? progress, CancellationToken cancellationToken) =>
        whole.CallToolAsync(name, arguments, progress, cancellationToken);
}
