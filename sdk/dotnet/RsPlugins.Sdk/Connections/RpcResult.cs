using System.Text.Json;
using System.Text.Json.Nodes;
using RsPlugins.Sdk.Protocol;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.Sdk.Connections;

/// <summary>Reads results.</summary>
internal static class RpcResult
{
    /// <summary>Reads the outputs of a tool.</summary>
    /// <param name="result">The result.</param>
    /// <returns>The outputs by name.</returns>
    /// <exception cref="ToolException">It is no object.</exception>
    public static JsonObject Object(JsonElement result) => result.ValueKind == JsonValueKind.Object ? JsonObject.Create(result)! : throw Unexpected();

    /// <summary>Reads a result as a wire type.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="result">The result.</param>
    /// <returns>The value.</returns>
    /// <exception cref="ToolException">It is of another kind.</exception>
    public static T As<T>(JsonElement result)
    {
        try
        {
            return result.Deserialize<T>(ProtocolJson.Options) ?? throw Unexpected();
        }
        catch (JsonException malformed)
        {
            throw Unexpected(malformed);
        }
    }

    private static ToolException Unexpected(Exception? inner = null) =>
        new(ErrorIds.ProtocolMismatch, "The other end answered with something else than the protocol says.", "Install releases that match.", (inner as JsonException)?.Path, inner);
}
