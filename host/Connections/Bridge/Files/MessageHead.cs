using System.Text;
using System.Text.Json;

namespace RsPlugins.Host.Connections.Bridge.Files;

/// <summary>What a message is, read no further than that takes.</summary>
/// <param name="Id">The JSON text of its id; empty for none.</param>
/// <param name="Method">Its method; empty for an answer.</param>
internal readonly record struct MessageHead(string Id, string Method)
{
    /// <summary>Reads it. What is no message has neither.</summary>
    /// <param name="body">The message.</param>
    public static MessageHead Read(ReadOnlySpan<byte> body)
    {
        string id = string.Empty;
        string method = string.Empty;
        try
        {
            Utf8JsonReader reader = new(body);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                return default;
            }

            while ((id.Length == 0 || method.Length == 0) && reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                bool isId = reader.ValueTextEquals("id"u8);
                bool isMethod = reader.ValueTextEquals("method"u8);
                bool isAnswer = reader.ValueTextEquals("result"u8) || reader.ValueTextEquals("error"u8);
                if (isAnswer && id.Length > 0)
                {
                    break;
                }

                reader.Read();
                if (isId && reader.TokenType is JsonTokenType.String or JsonTokenType.Number)
                {
                    int start = (int)reader.TokenStartIndex;
                    id = Encoding.UTF8.GetString(body[start..(int)reader.BytesConsumed]);
                }
                else if (isMethod && reader.TokenType == JsonTokenType.String)
                {
                    method = reader.GetString()!;
                }
                else
                {
                    reader.Skip();
                }
            }

            return new MessageHead(id, method);
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            // The host says what is wrong with it.
            return default;
        }
    }
}
