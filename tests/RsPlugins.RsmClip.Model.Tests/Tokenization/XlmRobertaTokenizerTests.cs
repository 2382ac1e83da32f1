using System.IO.Compression;
using System.Text.Json;
using RsPlugins.RsmClip.Model.Checkpoints;
using RsPlugins.RsmClip.Model.Configuration;
using RsPlugins.RsmClip.Model.Tokenization;
using RsPlugins.Tests;
using Xunit.Abstractions;

namespace RsPlugins.RsmClip.Model.Tests.Tokenization;

public sealed class XlmRobertaTokenizerTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("xlmr", "tokenizer/xlmr-reconstructed.model", 250002)]
    [InlineData("unigram-8k", "tokenizer/unigram-8k.model", 8002)]
    [InlineData("unigram-2k", "openclip-tiny/hub/sentencepiece.bpe.model", 2002)]
    [InlineData("unigram-2k", "tokenizer/unigram-2k.tokenizer.json", 2002)]
    public void Ids_equal_the_original(string name, string model, int vocabulary)
    {
        XlmRobertaTokenizer tokenizer = XlmRobertaTokenizer.Open(Fixtures.Path(model));
        List<string> wrong = [];
        int count = 0;
        foreach (JsonElement item in Cases(name))
        {
            count++;
            int[] actual = tokenizer.Encode(item.GetProperty("text").GetString()!);
            bool isTie = item.TryGetProperty("tie", out JsonElement tie) && tie.ValueKind != JsonValueKind.False;
            bool isEqual = actual.SequenceEqual(Ids(item, "ids"))
                || (isTie && item.TryGetProperty("ids_fast_emulated", out _) && actual.SequenceEqual(Ids(item, "ids_fast_emulated")));
            if (!isEqual)
            {
                wrong.Add($"{item.GetProperty("i")} {item.GetProperty("text").GetRawText()}: [{string.Join(' ', actual)}] should be [{string.Join(' ', Ids(item, "ids"))}]");
            }
        }

        wrong.ForEach(output.WriteLine);
        Assert.Equal(2162, count);
        Assert.Equal(vocabulary, tokenizer.VocabularySize);
        Assert.Empty(wrong);
    }

    [Fact]
    public void A_long_text_is_cut_before_its_end()
    {
        XlmRobertaTokenizer tokenizer = XlmRobertaTokenizer.Open(Fixtures.Path("openclip-tiny", "hub", "sentencepiece.bpe.model"));
        string text = string.Join(' ', Enumerable.Repeat("river", 200));

        int[] ids = tokenizer.Encode(text, 20);

        Assert.Equal(20, ids.Length);
        Assert.Equal(XlmRobertaTokenizer.StartId, ids[0]);
        Assert.Equal(XlmRobertaTokenizer.EndId, ids[^1]);
        Assert.Equal(tokenizer.Encode(text, 77)[..19], ids[..19]);
    }

    [Theory]
    [InlineData("«MAÇÃO» É» groß»")]
    [InlineData("Straße, Ärger, naïve façade, São João")]
    [InlineData("Мост через реку, 桥梁, 다리")]
    public void Sound_text_is_left_as_it_is(string text) => Assert.Equal(text, TextCleaner.Clean(text));

    [Theory]
    [InlineData("bpe", "BPE")]
    [InlineData("byte-fallback", "byte")]
    public void Other_models_are_refused(string name, string reason)
    {
        CheckpointException error = Assert.Throws<CheckpointException>(() => XlmRobertaTokenizer.Open(Fixtures.Path("tokenizer", $"{name}.model")));

        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tokenizer_of_another_model_is_refused()
    {
        string hub = Fixtures.Path("openclip-tiny", "hub");
        TextConfig own = ModelConfig.Read(hub).Text;

        Assert.Equal(2002, XlmRobertaTokenizer.Open(hub, own).VocabularySize);
        CheckpointException error = Assert.Throws<CheckpointException>(() => XlmRobertaTokenizer.Open(hub, own with { VocabularySize = 250002 }));
        Assert.Contains("2002 ids", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Ids_equal_a_second_opinion_on_826_texts()
    {
        XlmRobertaTokenizer tokenizer = XlmRobertaTokenizer.Open(Fixtures.Path("tokenizer", "xlmr-reconstructed.model"));
        JsonElement[] cases = [.. Cases("oracle")];
        string[] wrong = [.. cases.Where(item => !tokenizer.Encode(item.GetProperty("text").GetString()!, 512).SequenceEqual(Ids(item, "ids"))).Select(item => item.GetRawText())];

        Array.ForEach(wrong, output.WriteLine);
        Assert.Equal(826, cases.Length);
        Assert.Empty(wrong);
    }

    [Fact]
    public void Damaged_models_are_refused_or_read_without_another_error()
    {
        byte[] sound = File.ReadAllBytes(Fixtures.Path("openclip-tiny", "hub", "sentencepiece.bpe.model"));
        string path = Path.GetTempFileName();
        Random random = new(5);
        try
        {
            for (int round = 0; round < 60; round++)
            {
                byte[] damaged = round % 2 == 0 ? sound[..random.Next(sound.Length)] : [.. sound];
                for (int i = 0; round % 2 == 1 && i < 8; i++)
                {
                    damaged[random.Next(damaged.Length)] ^= (byte)(1 << random.Next(8));
                }

                File.WriteAllBytes(path, damaged);
                Exception? error = Record.Exception(() => XlmRobertaTokenizer.Open(path).Encode("a satellite image of a river, 桥梁, ﬃ"));
                Assert.True(error is null or CheckpointException, error?.ToString());
            }
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static IEnumerable<JsonElement> Cases(string name)
    {
        using GZipStream stream = new(File.OpenRead(Fixtures.Path("tokenizer", $"{name}.cases.jsonl.gz")), CompressionMode.Decompress);
        using StreamReader reader = new(stream);
        while (reader.ReadLine() is { } line)
        {
            yield return JsonSerializer.Deserialize<JsonElement>(line);
        }
    }

    private static int[] Ids(JsonElement item, string key) => [.. item.GetProperty(key).EnumerateArray().Select(id => id.GetInt32())];
}
