using System.Text.Json;

namespace RsPlugins.RsmClip.Model.Captions;

/// <summary>Where a translated caption comes from.</summary>
/// <param name="Model">The translator.</param>
/// <param name="PromptSha256">Hash of the instructions that it was given.</param>
/// <param name="Date">Day of the translation, as 2026-01-31.</param>
/// <param name="Licence">What the translation may be used for, as an SPDX expression or in words; empty where nobody said.</param>
public sealed record CaptionOrigin(string Model, string PromptSha256, string Date, string Licence)
{
    /// <summary>Reads the origins of a row: its object "provenance", by language; languages that it does not name hold originals.</summary>
    /// <param name="row">An object of a caption or text file.</param>
    public static IReadOnlyDictionary<string, CaptionOrigin> Of(JsonElement row)
    {
        Dictionary<string, CaptionOrigin> origins = new(StringComparer.Ordinal);
        if (row.TryGetProperty("provenance", out JsonElement languages) && languages.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty language in languages.EnumerateObject().Where(one => one.Value.ValueKind == JsonValueKind.Object && one.Value.TryGetProperty("model", out _)))
            {
                origins[CaptionFile.CodeOf(language.Name)] = new CaptionOrigin(Text(language.Value, "model"), Text(language.Value, "prompt_sha256"), Text(language.Value, "date"), Text(language.Value, "licence"));
            }
        }

        return origins;
    }

    private static string Text(JsonElement origin, string name) =>
        origin.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
}
