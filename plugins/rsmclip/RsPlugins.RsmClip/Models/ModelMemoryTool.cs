using System.Globalization;
using System.Text.Json.Nodes;
using RsPlugins.RsmClip.Inference;
using RsPlugins.RsmClip.Tools;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Models;

/// <summary>rs.models.memory: the towers in memory, since when, and when they leave. The host shows it in its status.</summary>
public sealed class ModelMemoryTool(ModelPool models) : PluginTool<ModelMemoryArguments>
{
    /// <inheritdoc/>
    public override string Name => "rs.models.memory";

    /// <inheritdoc/>
    protected override JsonObject Run(ModelMemoryArguments arguments, IToolContext context, CancellationToken cancellationToken)
    {
        ModelMemory memory = models.Memory;
        IReadOnlyList<ITower> open = memory.Open;
        return new JsonObject
        {
            ["towers"] = new JsonArray([.. open.Select(tower => (JsonNode)new JsonObject
            {
                ["model"] = tower.Model,
                ["tower"] = tower.Name,
                ["memory_bytes"] = tower.Bytes,
                ["since"] = Text(tower.Since),
                ["in_use"] = tower.IdleSince is null,
                ["leaves_at"] = memory.LeavesAt(tower) is { } leaves ? Text(leaves) : null,
            })]),
            ["memory_bytes"] = open.Sum(tower => tower.Bytes),
            ["limit_bytes"] = memory.Limit,
            ["device"] = models.Running.Device,
            ["device_reason"] = models.Running.Reason,
            ["idle_seconds"] = memory.Idle == Timeout.InfiniteTimeSpan ? null : memory.Idle.TotalSeconds,
        };
    }

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
