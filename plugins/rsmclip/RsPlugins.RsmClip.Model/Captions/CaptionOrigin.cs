using System.Text.Json;
using System.Text.Json.Nodes;

namespace RsPlugins.RsmClip.Model.Captions;

/// <summary>Where a caption comes from: who translated it, or that it is an original.</summary>
/// <param name="Model">The translator; empty for an original.</param>
/// <param name="PromptSha256">Hash of the instructions that it was given.</param>
/// <param name="Date">Day of the translation, as 2026-01-31.</param>
/// <param name="Licence">What the translation may be used for, as an SPDX expression or in words; empty where nobody said.</param>
public sealed record CaptionOrigin(string Model, string PromptSha256, string Date, string Licence)
{
    private const string SourceName = "source";
    private const string OriginalWord = "original";

    /// <summary>No translation.</summary>
    public static CaptionOrigin Original { get; } = new("", "", "", "");

    /// <summary>Reads the origins of a row: its object "provenance", by language. Of languages that it does not name nothing is known.</summary>
    /// <param name="row">An object of a caption or text file.</param>
    public static IReadOnlyDictionary<string, CaptionOrigin> Of(JsonElement row)
    {
        Dictionary<string, CaptionOrigin> origins = new(StringComparer.Ordinal);
        if (row.TryGetProperty("provenance", out JsonElement languages) && languages.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty language in languages.EnumerateObject().Where(one => one.Value.ValueKind == JsonValueKind.Object))
            {
                CaptionOrigin read = new(Text(language.Value, "model"), Text(language.Value, "prompt_sha256"), Text(language.Value, "date"), Text(language.Value, "licence"));
                if (read.Model.Length > 0 || Text(language.Value, SourceName) == OriginalWord)
                {
                    origins[CaptionFile.CodeOf(language.Name)] = read.Model.Length > 0 ? read : Original;
                }
            }
        }

        return origins;
    }

    /// <summary>The origin as <see cref="Of"/> reads it.</summary>
    public JsonObject ToJson() => this == Original
        ? new JsonObject { [SourceName] = OriginalWord }
        : new JsonObject { ["model"] = Model, ["prompt_sha256"] = PromptSha256, ["date"] = Date, ["licence"] = Licence };

    private static string Text(JsonElement origin, string name) =>
        origin.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
}
