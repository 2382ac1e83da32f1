using System.Globalization;
using System.Text.Json.Nodes;
using RsPlugins.RsmClip.Inference;

namespace RsPlugins.RsmClip.Classify;

/// <summary>Where a result comes from; written into each output.</summary>
internal static class Provenance
{
    /// <summary>Describes a run.</summary>
    public static JsonObject Of(string tool, JsonObject arguments, LoadedModel model) => new()
    {
        ["tool"] = tool,
        ["version"] = typeof(Provenance).Assembly.GetName().Version!.ToString(3),
        ["arguments"] = arguments.DeepClone(),
        ["model"] = model.Id,
        ["model_sha256"] = model.Export.ContentHash,
        ["precision"] = model.Export.Precision,
        ["provider"] = model.Provider,
        ["time"] = DateTime.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
    };
}
