using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using RsPlugins.RsmClip.Index;
using RsPlugins.RsmClip.Inference;

namespace RsPlugins.RsmClip.Tools;

/// <summary>Where a result comes from; written into each output.</summary>
internal static class Provenance
{
    /// <summary>Describes a call that ran a model.</summary>
    public static JsonObject Of<TArguments>(string tool, TArguments arguments, LoadedModel model) => Of(tool, arguments, model.Id, model.Export.ContentHash, model.Export.Precision, model.Provider);

    /// <summary>Describes a call that ran no model, but whose result holds what one had made.</summary>
    public static JsonObject Of<TArguments>(string tool, TArguments arguments, IndexModel model) => Of(tool, arguments, model.Name, model.ContentHash, model.Precision, provider: null);

    private static JsonObject Of<TArguments>(string tool, TArguments arguments, string model, string hash, string precision, string? provider)
    {
        JsonObject provenance = new()
        {
            ["tool"] = tool,
            ["version"] = typeof(Provenance).Assembly.GetName().Version!.ToString(3),
            ["arguments"] = JsonSerializer.SerializeToNode(arguments, ToolJson.Options),
            ["model"] = model,
            ["model_sha256"] = hash,
            ["precision"] = precision,
        };
        if (provider is not null)
        {
            provenance["provider"] = provider;
        }

        provenance["time"] = DateTime.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return provenance;
    }
}
