using System.Globalization;
using System.Text.Json;
using RsPlugins.RsmClip.Model.Tokenization;
using RsPlugins.RsmClip.Training.Configuration;
using RsPlugins.RsmClip.Training.Data;
using RsPlugins.RsmClip.Training.Towers;

namespace RsPlugins.RsmClip.Training.Tests.Data;

/// <summary>Which texts a batch has, and which images they belong to.</summary>
public sealed class BatchTextsTests : IDisposable
{
    private const int Size = 16;
    private readonly DataFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void All_captions_of_an_image_belong_to_it_when_it_comes_twice()
    {
        (BatchMaker maker, TrainingData data) = Make(["en"], 8, new { image = "a.png", text = "one" }, new { image = "a.png", text = "two" }, new { image = "b.png", text = "three" }, new { image = "b.png", text = "four" });
        using (data)
        {
            for (int step = 0; step < 10; step++)
            {
                Batch batch = maker.Make(step, Size);
                int[] images = Images(batch);

                Assert.All(Enumerable.Range(0, 64), i => Assert.Equal(images[i / 8] == images[i % 8] ? 1 : 0, batch.Targets![i]));
            }
        }
    }

    [Fact]
    public void The_same_caption_belongs_to_all_its_images_in_whatever_language()
    {
        object Row(string image, string id, string english, string portuguese) => new { image, id, text = new { en = english, pt = portuguese } };
        (BatchMaker maker, TrainingData data) = Make(["en", "pt"], 3, Row("a.png", "x", "one", "um"), Row("b.png", "x", "one", "um"), Row("c.png", "y", "two", "dois"));
        using (data)
        {
            HashSet<string> languages = [];
            for (int step = 0; step < 20; step++)
            {
                Batch batch = maker.Make(step, Size);
                int[] images = Images(batch);
                languages.UnionWith(Texts(batch, "one", "um", "two", "dois"));

                Assert.All(Enumerable.Range(0, 9), i => Assert.Equal((images[i / 3] == 2) == (images[i % 3] == 2) ? 1 : 0, batch.Targets![i]));
            }

            Assert.Equal(4, languages.Count);
        }
    }

    [Fact]
    public void Without_shared_texts_each_image_has_its_own_text_alone()
    {
        (BatchMaker maker, TrainingData data) = Make(["en"], 4, config => config.Data.SharedTexts = false, new { image = "a.png", text = "one" }, new { image = "b.png", text = "one" });
        using (data)
        {
            Assert.Null(maker.Make(0, Size).Targets);
        }
    }

    [Fact]
    public void One_language_holds_for_a_batch_where_its_captions_have_it()
    {
        object Row(int i, object text) => new { image = $"{i}.png", text };
        object[] rows = [.. Enumerable.Range(0, 6).Select(i => Row(i, i < 5 ? new { en = "one", pt = "um" } : new { en = "one" }))];
        (BatchMaker maker, TrainingData data) = Make(["en", "pt"], 6, config => config.Data.LanguageSampling = LanguageSampler.OnePerBatch, rows);
        using (data)
        {
            int portuguese = 0;
            for (int step = 0; step < 20; step++)
            {
                Batch batch = maker.Make(step, Size);
                string[] texts = Texts(batch, "one", "um");
                int[] images = Images(batch);
                bool isPortuguese = texts.Contains("um");
                portuguese += isPortuguese ? 1 : 0;

                Assert.All(Enumerable.Range(0, 6), i => Assert.Equal(isPortuguese && images[i] != 5 ? "um" : "one", texts[i]));
            }

            Assert.InRange(portuguese, 4, 16);
        }
    }

    [Fact]
    public void Batches_are_the_same_with_any_number_of_workers()
    {
        object[] rows = [.. Enumerable.Range(0, 12).Select(i => new { image = $"{i}.png", text = $"caption {i}" })];
        void Dino(TrainingConfig config, int workers)
        {
            config.Data.Workers = workers;
            config.Views = new ViewSettings { GlobalCrops = 2, LocalCrops = 3, LocalSize = 8 };
            config.Data.Sets[0].Jitter = 0.4;
            config.Data.Sets[0].Hue = 0.1;
            config.Data.Sets[0].BlurFirst = 1;
            config.Data.Sets[0].Solarize = 0.5;
        }

        (BatchMaker one, TrainingData data) = Make(["en"], 12, config => Dino(config, 1), rows);
        (BatchMaker eight, TrainingData again) = Make(["en"], 12, config => Dino(config, 8), rows);
        using (data)
        using (again)
        {
            Batch first = one.Make(5, Size);
            Batch? second = null;
            Thread elsewhere = new(() => second = eight.Make(5, Size));
            elsewhere.Start();
            elsewhere.Join();

            Assert.Equal(first.GlobalCrops.Concat(first.LocalCrops), second!.GlobalCrops.Concat(second.LocalCrops));
            Assert.Equal(first.TokenIds, second.TokenIds);
            Assert.NotEqual(first.GlobalCrops[0], one.Make(6, Size).GlobalCrops[0]);
        }
    }

    private (BatchMaker Maker, TrainingData Data) Make(string[] languages, int batchSize, params object[] rows) => Make(languages, batchSize, _ => { }, rows);

    private (BatchMaker Maker, TrainingData Data) Make(string[] languages, int batchSize, Action<TrainingConfig> change, params object[] rows)
    {
        string[] lines = [.. rows.Select(row => JsonSerializer.Serialize(row))];
        foreach (string image in lines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("image").GetString()!).Distinct())
        {
            // Its name tells the brightness of an image: a is 0, b is 1, and so on.
            string stem = Path.GetFileNameWithoutExtension(image);
            int place = int.TryParse(stem, CultureInfo.InvariantCulture, out int number) ? number : stem[0] - 'a';
            _folder.Write(image, DataFolder.Grey(place * 10));
        }

        string list = _folder.Write("list.jsonl", string.Join('\n', lines));
        ImageSetSettings set = new() { Name = "s", Images = _folder.Root, List = list, Jitter = 0, ValidationShare = 0, TestShare = 0 };
        TrainingConfig config = new() { BatchSize = batchSize, Data = new DataSettings { Languages = languages, Sets = [set] } };
        change(config);
        using ClipModel model = ClipModel.Load(Golden.Hub);
        TrainingData data = TrainingData.Read(config.Data, new HashSet<string> { "train" }, _ => { }, CancellationToken.None);
        return (new BatchMaker(config, model.Config, XlmRobertaTokenizer.Open(Golden.Hub, model.Config.Text), data), data);
    }

    private static int[] Images(Batch batch)
    {
        using ClipModel model = ClipModel.Load(Golden.Hub);
        (float mean, float deviation) = (model.Config.Preprocess.Mean[0], model.Config.Preprocess.Std[0]);
        return [.. Enumerable.Range(0, batch.Count).Select(i => (int)Math.Round(((batch.GlobalCrops[0][i * 3 * Size * Size] * deviation) + mean) * 255 / 10))];
    }

    private static string[] Texts(Batch batch, params string[] known)
    {
        using ClipModel model = ClipModel.Load(Golden.Hub);
        XlmRobertaTokenizer tokenizer = XlmRobertaTokenizer.Open(Golden.Hub, model.Config.Text);
        Dictionary<string, string> byIds = known.ToDictionary(text => string.Join(' ', tokenizer.Encode(text, model.Config.Text.ContextLength)), text => text);
        return [.. batch.TokenIds.Chunk(batch.Length).Select(row => byIds[string.Join(' ', row.Where(id => id != model.Config.Text.PaddingId))])];
    }
}
