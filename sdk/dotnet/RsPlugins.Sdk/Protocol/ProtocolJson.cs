using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace RsPlugins.Sdk.Protocol;

/// <summary>How wire types are written: camelCase, absent instead of null, text as it is.</summary>
public static class ProtocolJson
{
    /// <summary>The options of every message. Unknown fields are ignored, so that newer peers may send more.</summary>
    public static JsonSerializerOptions Options { get; } = Create(indented: false);

    /// <summary>The same, for people.</summary>
    public static JsonSerializerOptions Indented { get; } = Create(indented: true);

    /// <summary>A fresh copy for a formatter that adds converters of its own.</summary>
    /// <param name="indented">Whether to break lines.</param>
    /// <returns>Options that may be changed.</returns>
    public static JsonSerializerOptions Create(bool indented) => new(JsonSerializerDefaults.Web)
    {
        WriteIndented = indented,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NumberHandling = JsonNumberHandling.Strict,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };
}
