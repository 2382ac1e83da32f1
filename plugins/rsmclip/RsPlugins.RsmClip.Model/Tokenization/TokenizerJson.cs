using System.Text.Json;
using Google.Protobuf;
using RsPlugins.RsmClip.Model.Checkpoints;

namespace RsPlugins.RsmClip.Model.Tokenization;

/// <summary>
/// Reads tokenizer.json, the form in which many hub repositories hold XLM-R's tokenizer alone, and writes the SentencePiece model that it was made from:
/// the same pieces, scores and normalisation map, so that one tokenizer serves both. Field numbers are those of sentencepiece_model.proto.
/// </summary>
public static class TokenizerJson
{
    /// <summary>The file's name.</summary>
    public const string FileName = "tokenizer.json";

    private const int LargestFile = 64 << 20;
    private const int FirstPiece = 4;
    private const int Unknown = 2;
    private const int Control = 3;
    private const int Unigram = 1;
    private const string Mask = "<mask>";
    private static readonly string[] Specials = ["<s>", "<pad>", "</s>", "<unk>"];

    /// <summary>Gives the bytes of the SentencePiece model.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="CheckpointException">It is missing, damaged, or no unigram model in XLM-R's order.</exception>
    internal static byte[] ToSentencePiece(string path)
    {
        FileInfo file = new(path);
        if (!file.Exists || file.Length > LargestFile)
        {
            throw new CheckpointException($"The tokenizer {file.Name} is {(file.Exists ? "too large" : "missing")}.", "Fetch the whole model folder.");
        }

        try
        {
            using JsonDocument json = JsonDocument.Parse(File.ReadAllBytes(path));
            return Write(json.RootElement);
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or IndexOutOfRangeException)
        {
            throw new CheckpointException($"The tokenizer {file.Name} is damaged or has another form: {error.Message}", "Fetch the file again, or take sentencepiece.bpe.model in its place.", error);
        }
    }

    private static byte[] Write(JsonElement root)
    {
        JsonElement model = root.GetProperty("model");
        JsonElement[] vocabulary = [.. model.GetProperty("vocab").EnumerateArray()];
        if (model.TryGetProperty("type", out JsonElement type) && type.GetString() != "Unigram")
        {
            throw Refuse($"it is a {type.GetString()} model");
        }

        if (model.TryGetProperty("byte_fallback", out JsonElement fallback) && fallback.ValueKind == JsonValueKind.True)
        {
            throw Refuse("it has byte pieces (byte fallback)");
        }

        if (vocabulary.Length <= FirstPiece + 1 || !vocabulary.Take(FirstPiece).Select(entry => entry[0].GetString()).SequenceEqual(Specials) || vocabulary[^1][0].GetString() != Mask)
        {
            throw Refuse($"its vocabulary does not begin with {string.Join(' ', Specials)} and end with {Mask}");
        }

        using MemoryStream bytes = new();
        using (CodedOutputStream output = new(bytes, leaveOpen: true))
        {
            WritePiece(output, "<unk>", 0, Unknown);
            WritePiece(output, "<s>", 0, Control);
            WritePiece(output, "</s>", 0, Control);
            foreach (JsonElement entry in vocabulary[FirstPiece..^1])
            {
                WritePiece(output, entry[0].GetString()!, (float)entry[1].GetDouble(), type: null);
            }

            WriteMessage(output, 2, trainer =>
            {
                WriteNumber(trainer, 3, Unigram);
                WriteNumber(trainer, 4, vocabulary.Length - FirstPiece - 1 + 3);
            });
            WriteMessage(output, 3, normalizer =>
            {
                normalizer.WriteTag(2, WireFormat.WireType.LengthDelimited);
                normalizer.WriteBytes(ByteString.FromBase64(CharacterMap(root.GetProperty("normalizer"))));
                foreach (int flag in (int[])[3, 4, 5])
                {
                    WriteNumber(normalizer, flag, 1);
                }
            });
        }

        return bytes.ToArray();
    }

    private static string CharacterMap(JsonElement normalizer) => normalizer.GetProperty("type").GetString() switch
    {
        "Precompiled" => normalizer.GetProperty("precompiled_charsmap").GetString()!,
        "Sequence" => CharacterMap(normalizer.GetProperty("normalizers").EnumerateArray().First(one => one.GetProperty("type").GetString() == "Precompiled")),
        string other => throw Refuse($"it normalises by {other}"),
        null => throw Refuse("it does not say how it normalises"),
    };

    private static void WritePiece(CodedOutputStream output, string text, float score, int? type) => WriteMessage(output, 1, piece =>
    {
        piece.WriteTag(1, WireFormat.WireType.LengthDelimited);
        piece.WriteString(text);
        piece.WriteTag(2, WireFormat.WireType.Fixed32);
        piece.WriteFloat(score);
        if (type is { } kind)
        {
            WriteNumber(piece, 3, kind);
        }
    });

    private static void WriteNumber(CodedOutputStream output, int field, int value)
    {
        output.WriteTag(field, WireFormat.WireType.Varint);
        output.WriteInt32(value);
    }

    private static void WriteMessage(CodedOutputStream output, int field, Action<CodedOutputStream> write)
    {
        using MemoryStream bytes = new();
        using (CodedOutputStream inner = new(bytes, leaveOpen: true))
        {
            write(inner);
        }

        output.WriteTag(field, WireFormat.WireType.LengthDelimited);
        output.WriteBytes(ByteString.CopyFrom(bytes.GetBuffer(), 0, (int)bytes.Length));
    }

    private static CheckpointException Refuse(string reason) => new(
        $"The tokenizer {FileName} cannot be used: {reason}; XLM-R's is a SentencePiece unigram model without byte fallback.",
        "Use the tokenizer that belongs to the text tower.");
}
