using System.Globalization;
using System.Text.Json.Nodes;
using RsPlugins.RsmClip.Index;

namespace RsPlugins.RsmClip.Exchange;

/// <summary>Where an exchanged file comes from, when no model was run for it.</summary>
internal static class ExchangeProvenance
{
    public static JsonObject Of(string tool, JsonObject arguments, IndexModel model) => new()
    {
        ["tool"] = tool,
        ["version"] = typeof(ExchangeProvenance).Assembly.GetName().Version!.ToString(3),
        ["arguments"] = arguments.DeepClone(),
        ["model"] = model.Name,
        ["model_sha256"] = model.ContentHash,
        ["precision"] = model.Precision,
        ["time"] = DateTime.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
    };
}
