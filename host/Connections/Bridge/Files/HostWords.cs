using System.Collections.Concurrent;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace RsPlugins.Host.Connections.Bridge.Files;

/// <summary>Puts this machine's paths in the place of the host's in what the host says. Thread-safe.</summary>
/// <param name="paths">Where this machine's files lie there.</param>
/// <param name="folder">The full path of this user's folder on the host.</param>
internal sealed class HostWords(UploadPaths paths, string folder)
{
    private readonly ConcurrentDictionary<string, string> given = new(StringComparer.Ordinal);

    /// <summary>Keeps how the client spelt a path, so that it gets the same back.</summary>
    /// <param name="full">The full path.</param>
    /// <param name="spelt">What the client wrote.</param>
    public void Remember(string full, string spelt)
    {
        if (full != spelt)
        {
            given[full] = spelt;
        }
    }

    /// <summary>Which file of this machine a path of the host is.</summary>
    /// <param name="path">A full path of the host, or one relative to the uploads.</param>
    /// <returns>A full path, or null where it is none of this user's.</returns>
    public string? ToLocal(string path) => path.StartsWith(folder, StringComparison.Ordinal) && path.Length > folder.Length && path[folder.Length] is '/' or '\\'
        ? paths.ToLocal(paths.Client + path[folder.Length..])
        : paths.ToLocal(path);

    /// <summary>Replaces the paths in a text, which may be a path itself or a sentence with some.</summary>
    /// <param name="text">The text.</param>
    public string Translate(string text)
    {
        if (text.StartsWith(folder, StringComparison.Ordinal) && ToLocal(text) is { } whole)
        {
            return given.GetValueOrDefault(whole, whole);
        }

        StringBuilder translated = new();
        string rest = text.Replace(folder + "\\", folder + "/", StringComparison.Ordinal).Replace(folder + "/", paths.Client + "/", StringComparison.Ordinal);
        int at;
        while ((at = rest.IndexOf(paths.Client + "/", StringComparison.Ordinal)) >= 0)
        {
            translated.Append(rest.AsSpan(0, at));
            rest = rest[at..];
            int end = rest.IndexOf(paths.Client + "/", 1, StringComparison.Ordinal);
            string path = end < 0 ? rest : rest[..end];
            rest = rest[path.Length..];
            translated.Append(paths.ToLocal(path) ?? path);
        }

        return translated.Append(rest).ToString();
    }

    /// <summary>Replaces the paths in a message's texts; all else stays byte for byte.</summary>
    /// <param name="body">The message, JSON.</param>
    /// <returns>The message, the same one where there was nothing to replace.</returns>
    public byte[] Translate(byte[] body)
    {
        byte[] mark = Encoding.ASCII.GetBytes(paths.Client);
        if (body.AsSpan().IndexOf(mark) < 0)
        {
            return body;
        }

        using MemoryStream translated = new(body.Length);
        int done = 0;
        Utf8JsonReader reader = new(body);
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.String && reader.ValueSpan.IndexOf(mark) >= 0)
            {
                int start = (int)reader.TokenStartIndex;
                translated.Write(body, done, start - done);
                translated.WriteByte((byte)'"');
                translated.Write(JsonEncodedText.Encode(Translate(reader.GetString()!), JavaScriptEncoder.UnsafeRelaxedJsonEscaping).EncodedUtf8Bytes);
                translated.WriteByte((byte)'"');
                done = (int)reader.BytesConsumed;
            }
        }

        translated.Write(body, done, body.Length - done);
        return translated.ToArray();
    }
}
