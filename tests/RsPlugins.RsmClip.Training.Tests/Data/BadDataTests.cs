using System.Text.Json;
using System.Text.Json.Nodes;
using RsPlugins.RsmClip.Model.Tokenization;
using RsPlugins.RsmClip.Training.Configuration;
using RsPlugins.RsmClip.Training.Data;
using RsPlugins.RsmClip.Training.Towers;
using RsPlugins.Tests;

namespace RsPlugins.RsmClip.Training.Tests.Data;

/// <summary>What is wrong with data is said before the first step, with what to do; what can be left out is left out and named.</summary>
public sealed class BadDataTests : IDisposable
{
    private readonly DataFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Missing_images_are_counted_and_the_first_ones_named()
    {
        _folder.Write("0.png", DataFolder.Grey(0));

        TrainingException failure = Fails([.. Enumerable.Range(0, 6).Select(i => Row($"{i}.png", "A lake."))]);

        Assert.Contains("5 of 6 images of data set s", failure.Message, StringComparison.Ordinal);
        Assert.Contains("1.png, 2.png, 3.png, …", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Captions_without_images_are_counted()
    {
        Write(2);

        using TrainingData data = Read(["en"], Row("0.png", "A lake."), Row("1.png", "A river."), new { text = "Of nothing." });

        Assert.Equal(1, data.Sets[0].CaptionsWithoutImage);
        Assert.Equal(1, (int)data.ToJson()["sets"]![0]!["captionsWithoutImage"]!);
        Assert.Contains("names no images", Fails(new { text = "Of nothing." }).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Images_without_captions_are_left_out_and_named()
    {
        Write(4);
        string list = _folder.Write("list.json", """{"images":[{"filename":"0.png","split":"train","sentences":[{"raw":"A lake."}]},{"filename":"1.png","split":"train","sentences":[]},{"filename":"2.png","split":"train","sentences":[{"raw":" "}]},{"filename":"3.png","split":"train","sentences":[{"raw":"A river."}]}]}""");

        using TrainingData data = Read(["en"], list);

        Assert.Equal(["1.png", "2.png"], data.LeftOut.Select(one => one.File));
        Assert.All(data.LeftOut, one => Assert.Contains("neither a caption nor a class", one.Reason, StringComparison.Ordinal));
        Assert.Equal(["0.png", "3.png"], data.Sets[0].Split("train").Select(entry => entry.File));
    }

    [Fact]
    public void Damaged_images_in_the_middle_are_left_out_and_named_and_the_rest_is_what_it_would_be_without_them()
    {
        byte[] jpeg = File.ReadAllBytes(Fixtures.Path("classify", "eurosat", "River", "River_1237.jpg"));
        for (int i = 0; i < 6; i++)
        {
            _folder.Write($"{i}.jpg", i == 2 ? jpeg[..(jpeg.Length / 2)] : i == 4 ? [] : jpeg);
        }

        object[] rows = [.. Enumerable.Range(0, 6).Select(i => Row($"{i}.jpg", $"River {i}."))];
        using TrainingData data = Read(["en"], rows);
        using TrainingData without = Read(["en"], [.. rows.Where((_, i) => i is not (2 or 4))]);

        Assert.Equal(["2.jpg", "4.jpg"], data.LeftOut.Select(one => one.File));
        Assert.Contains("ends in row", data.LeftOut[0].Reason, StringComparison.Ordinal);
        JsonObject logged = data.ToJson();
        Assert.Equal((2, "2.jpg"), ((int)logged["leftOutCount"]!, (string)logged["leftOut"]![0]!["file"]!));
        Batch one = Maker(data, ["en"]).Make(3, 16), other = Maker(without, ["en"]).Make(3, 16);
        Assert.Equal(other.GlobalCrops, one.GlobalCrops);
        Assert.Equal(other.TokenIds, one.TokenIds);
    }

    [Fact]
    public void When_all_images_are_damaged_there_is_nothing_to_learn_from()
    {
        _folder.Write("0.png", [1, 2, 3]);

        TrainingException failure = Fails(Row("0.png", "A lake."));

        Assert.Contains("no training images", failure.Message, StringComparison.Ordinal);
        Assert.Contains("1 is left out", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_image_is_too_few()
    {
        Write(1);

        Assert.Contains("a single image", Fails(Row("0.png", "A lake."), Row("0.png", "Water.")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_class_without_captions_is_too_few()
    {
        _folder.Write("lake/0.png", DataFolder.Grey(0));
        _folder.Write("lake/1.png", DataFolder.Grey(1));

        TrainingException failure = Assert.Throws<TrainingException>(() => Maker(Read(["en"], ""), ["en"]));

        Assert.Contains("one class", failure.Message, StringComparison.Ordinal);
        Assert.NotEmpty(failure.Hint);
    }

    [Fact]
    public void A_language_that_no_text_is_in_is_named_with_those_that_there_are()
    {
        Write(2);
        object[] rows = [new { image = "0.png", text = new { en = "A lake.", pt = "Um lago." } }, Row("1.png", "A river.")];

        TrainingException failure = Assert.Throws<TrainingException>(() => Maker(Read(["en", "xx"], rows), ["en", "xx"]));

        Assert.Contains("xx", failure.Message, StringComparison.Ordinal);
        Assert.Contains("en, pt", failure.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void Images_whose_captions_are_in_other_languages_alone_are_left_out()
    {
        Write(3);

        using TrainingData data = Read(["pt"], new { image = "0.png", text = new { pt = "Um lago." } }, new { image = "1.png", text = new { pt = "Um rio." } }, Row("2.png", "A river."));

        Assert.Equal("2.png", Assert.Single(data.LeftOut).File);
    }

    [Fact]
    public void A_batch_larger_than_the_set_goes_round_it()
    {
        Write(3);
        using TrainingData data = Read(["en"], [.. Enumerable.Range(0, 3).Select(i => Row($"{i}.png", $"Lake {i}."))]);

        Batch batch = Maker(data, ["en"], 10).Make(0, 16);

        Assert.Equal(10, batch.Count);
        Assert.Equal(34, batch.Targets!.Count(value => value == 1));
    }

    [Theory]
    [InlineData("", "cannot be used")]
    [InlineData("file,class,split\n", "lists no images")]
    [InlineData("file,class,split\n0.png,lake,train\n1.png,lake,\n", "1 of 2 images of data set s have no split")]
    [InlineData("file,class,split\n0.png,lake,holdout\n", "\"holdout\"")]
    [InlineData("file,class,split\n0.png,lake,test\n", "no training images")]
    [InlineData("file,colour\n0.png,red\n", "no column")]
    public void Lists_that_cannot_be_used_say_why(string list, string inMessage)
    {
        Write(2);

        TrainingException failure = Assert.Throws<TrainingException>(() => Maker(Read(["en"], _folder.Write("list.csv", list)), ["en"]));

        Assert.Contains(inMessage, failure.Message, StringComparison.Ordinal);
        Assert.NotEmpty(failure.Hint);
    }

    [Fact]
    public void A_list_that_is_locked_is_an_error_in_words()
    {
        Write(2);
        string list = _folder.Write("list.csv", "file,class\n0.png,lake\n1.png,river\n");
        using FileStream locked = new(list, FileMode.Open, FileAccess.Read, FileShare.None);

        TrainingException failure = Assert.Throws<TrainingException>(() => Read(["en"], list));

        Assert.StartsWith("Data set s cannot be read", failure.Message, StringComparison.Ordinal);
        Assert.NotEmpty(failure.Hint);
    }

    [Fact]
    public void An_image_that_goes_away_in_the_middle_stops_the_run_with_its_name()
    {
        Write(3);
        TrainingConfig config = Config(["en"], _folder.Write("list.jsonl", string.Join('\n', Enumerable.Range(0, 3).Select(i => JsonSerializer.Serialize(Row($"{i}.png", $"Lake {i}."))))), 3);
        config.Data.MemoryMegabytes = 0;
        using TrainingData data = TrainingData.Read(config.Data, new HashSet<string> { "train", "val" }, _ => { }, CancellationToken.None);
        BatchMaker maker = Maker(data, config);
        File.Delete(_folder.Of("1.png"));

        using BatchQueue queue = new(maker, 0, _ => 16, _ => { });
        TrainingException failure = Assert.Throws<TrainingException>(() => queue.Take(CancellationToken.None));

        Assert.Contains("1.png of data set s was readable", failure.Message, StringComparison.Ordinal);
        Assert.Contains("resume", failure.Hint, StringComparison.Ordinal);
    }

    private static object Row(string image, string text) => new { image, text };

    private void Write(int count)
    {
        for (int i = 0; i < count; i++)
        {
            _folder.Write($"{i}.png", DataFolder.Grey(i * 10));
        }
    }

    private TrainingException Fails(params object[] rows)
    {
        TrainingException failure = Assert.Throws<TrainingException>(() => Maker(Read(["en"], rows), ["en"]));
        Assert.NotEmpty(failure.Hint);
        return failure;
    }

    private TrainingData Read(string[] languages, params object[] rows) => Read(languages, _folder.Write("list.jsonl", string.Join('\n', rows.Select(row => JsonSerializer.Serialize(row)))));

    private TrainingData Read(string[] languages, string list) =>
        TrainingData.Read(Config(languages, list, 4).Data, new HashSet<string> { "train", "val" }, _ => { }, CancellationToken.None);

    private TrainingConfig Config(string[] languages, string list, int batchSize)
    {
        ImageSetSettings set = new() { Name = "s", Images = _folder.Root, List = list, ValidationShare = 0, TestShare = 0 };
        return new TrainingConfig { BatchSize = batchSize, Data = new DataSettings { Languages = languages, Sets = [set] } };
    }

    private BatchMaker Maker(TrainingData data, string[] languages, int batchSize = 4) => Maker(data, Config(languages, "", batchSize));

    private static BatchMaker Maker(TrainingData data, TrainingConfig config)
    {
        using ClipModel model = ClipModel.Load(Golden.Hub);
        return new BatchMaker(config, model.Config, XlmRobertaTokenizer.Open(Golden.Hub, model.Config.Text), data);
    }
}
