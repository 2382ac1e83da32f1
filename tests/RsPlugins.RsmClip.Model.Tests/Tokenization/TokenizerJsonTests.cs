using System.Text.Json.Nodes;
using Google.Protobuf;
using RsPlugins.RsmClip.Model.Checkpoints;
using RsPlugins.RsmClip.Model.Tokenization;
using RsPlugins.Tests;

namespace RsPlugins.RsmClip.Model.Tests.Tokenization;

public sealed class TokenizerJsonTests : IDisposable
{
    private readonly string path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.tokenizer.json");

    private static string Good => Fixtures.Path("tokenizer", "unigram-2k.tokenizer.json");

    public void Dispose() => File.Delete(path);

    [Fact]
    public void Pieces_scores_and_map_are_those_of_the_model_that_it_was_made_from()
    {
        byte[] model = File.ReadAllBytes(Fixtures.Path("openclip-tiny", "hub", "sentencepiece.bpe.model"));
        byte[] made = TokenizerJson.ToSentencePiece(Good);

        Assert.Equal(Pieces(model), Pieces(made));
        Assert.Equal(2000, Pieces(made).Count);
        Assert.Equal(Map(model), Map(made));
    }

    public static TheoryData<string, string> Others => new()
    {
        { """{"model":{"type":"BPE","vocab":[["<s>",0]]}}""", "BPE" },
        { """{"model":{"type":"Unigram","byte_fallback":true,"vocab":[]}}""", "byte" },
        { """{"model":{"type":"Unigram","vocab":[["<unk>",0],["<s>",0],["</s>",0],["a",0],["b",0],["c",0]]}}""", "vocabulary" },
        { """{"model":{"type":"Unigram","vocab":[["<s>",0],["<pad>",0],["</s>",0],["<unk>",0],["a",-1],["<mask>",0]]},"normalizer":{"type":"NFC"}}""", "NFC" },
        { """{"model":{"type":"Unigram","vocab":[["<s>",0],["<pad>",0],["</s>",0],["<unk>",0],["a"],["<mask>",0]]},"normalizer":{"type":"Precompiled","precompiled_charsmap":""}}""", "damaged" },
        { """{"model":7}""", "damaged" },
        { "[", "damaged" },
    };

    [Theory]
    [MemberData(nameof(Others))]
    public void Other_tokenizers_are_refused(string json, string reason)
    {
        File.WriteAllText(path, json);

        CheckpointException error = Assert.Throws<CheckpointException>(() => XlmRobertaTokenizer.Open(path));

        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_map_in_a_sequence_of_normalisers_is_found()
    {
        JsonObject json = JsonNode.Parse(File.ReadAllText(Good))!.AsObject();
        json["normalizer"] = new JsonObject { ["type"] = "Sequence", ["normalizers"] = new JsonArray(new JsonObject { ["type"] = "Replace" }, json["normalizer"]!.DeepClone()) };
        File.WriteAllText(path, json.ToJsonString());

        Assert.Equal(TokenizerJson.ToSentencePiece(Good), TokenizerJson.ToSentencePiece(path));
    }

    private static List<(string Text, float Score)> Pieces(byte[] model)
    {
        List<(string, float)> pieces = [];
        foreach (ByteString piece in Messages(model, 1))
        {
            CodedInputStream input = piece.CreateCodedInput();
            string text = "";
            float score = 0;
            for (uint tag = input.ReadTag(); tag != 0; tag = input.ReadTag())
            {
                switch (WireFormat.GetTagFieldNumber(tag))
                {
                    case 1:
                        text = input.ReadString();
                        break;
                    case 2:
                        score = input.ReadFloat();
                        break;
                    default:
                        input.SkipLastField();
                        break;
                }
            }

            pieces.Add((text, score));
        }

        return pieces;
    }

    private static byte[] Map(byte[] model) => Messages(Messages(model, 3).Single().ToByteArray(), 2).Single().ToByteArray();

    private static List<ByteString> Messages(byte[] bytes, int field)
    {
        List<ByteString> found = [];
        CodedInputStream input = new(bytes);
        for (uint tag = input.ReadTag(); tag != 0; tag = input.ReadTag())
        {
            if (WireFormat.GetTagFieldNumber(tag) == field && WireFormat.GetTagWireType(tag) == WireFormat.WireType.LengthDelimited)
            {
                found.Add(input.ReadBytes());
            }
            else
            {
                input.SkipLastField();
            }
        }

        return found;
    }
}
