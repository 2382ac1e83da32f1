using System.Text.Json;
using System.Text.Json.Serialization;

namespace RsPlugins.RsmClip.Tools;

/// <summary>How arguments and outputs are spelled.</summary>
internal static class ToolJson
{
    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };
}
