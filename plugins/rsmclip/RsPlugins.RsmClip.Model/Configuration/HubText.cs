namespace RsPlugins.RsmClip.Model.Configuration;

/// <summary>Text towers that hub configurations name instead of describing.</summary>
internal static class HubText
{
    /// <summary>Sizes by hf_model_name, from the published configurations; the projection depends on the model.</summary>
    public static IReadOnlyDictionary<string, TextConfig> Known { get; } = new Dictionary<string, TextConfig>(StringComparer.Ordinal)
    {
        ["xlm-roberta-base"] = new(250002, 768, 12, 12, 3072),
        ["FacebookAI/xlm-roberta-base"] = new(250002, 768, 12, 12, 3072),
        ["xlm-roberta-large"] = new(250002, 1024, 24, 16, 4096),
        ["FacebookAI/xlm-roberta-large"] = new(250002, 1024, 24, 16, 4096),
    };

    /// <summary>The published name of these sizes, or null.</summary>
    public static string? NameOf(TextConfig text) => Known
        .Where(known => known.Value with { ProjectionWidth = text.ProjectionWidth, ContextLength = text.ContextLength } == text)
        .Select(known => known.Key)
        .FirstOrDefault();
}
