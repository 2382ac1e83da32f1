using NJsonSchema;

namespace RsPlugins.Host.Tools;

/// <summary>Reads JSON Schema 2020-12 by a library that knows earlier drafts: what our schemas use of the newer one is the word for definitions.</summary>
internal static class SchemaText
{
    /// <summary>Reads a schema.</summary>
    /// <param name="json">Its text.</param>
    public static JsonSchema Parse(string json) => JsonSchema
        .FromJsonAsync(json.Replace("\"$defs\"", "\"definitions\"", StringComparison.Ordinal).Replace("\"#/$defs/", "\"#/definitions/", StringComparison.Ordinal))
        .GetAwaiter()
        .GetResult();
}
