using System.IO.Compression;
using System.Text.Json.Nodes;
using RsPlugins.Geo.Images;
using RsPlugins.RsmClip.Embed;
using RsPlugins.RsmClip.Inference;
using RsPlugins.RsmClip.Model.Prompts;
using RsPlugins.Sdk.Tools;
using RsPlugins.Tests;

namespace RsPlugins.RsmClip.Tests.Evaluate;

public sealed class EvaluateToolTests(PluginFixture plugin) : IClassFixture<PluginFixture>
{
    private static string Folder => Fixtures.Path("classify", "eurosat");

    private static string Split => Fixtures.Path("classify", "eurosat-split.csv");

    private static string[][] Rows => [.. File.ReadAllLines(Split).Skip(1).Select(line => line.Split(','))];

    [Fact]
    public async Task Accuracy_is_that_of_a_direct_count_from_a_folder_a_zip_and_class_folders_without_a_list()
    {
        using TemporaryFolder folder = new();
        string zip = folder.File("eurosat.zip");
        ZipFile.CreateFromDirectory(Folder, zip, CompressionLevel.Fastest, includeBaseDirectory: true);
        JsonObject arguments = Arguments(Folder);
        arguments["report"] = folder.File("table.md");
        JsonObject fromFolder = await plugin.CallAsync("rs.evaluate", arguments), fromZip = await plugin.CallAsync("rs.evaluate", Arguments(zip));
        JsonObject fromFolders = await plugin.CallAsync("rs.evaluate", Tiny(new JsonObject { ["images"] = Folder }));

        LoadedModel model = plugin.Models.Get(new ModelChoice(PluginFixture.TinyModel), new RecordingContext(), CancellationToken.None);
        ClassSet classes = ClassSet.Find("eurosat");
        Assert.Equal(20, Rows.Length);
        foreach ((string language, int position) in ((string, int)[])[("en", 0), ("ko", 1)])
        {
            float[][] vectors = ClassEmbeddings.Of(model.Texts, classes, language, true, CancellationToken.None);
            int right = Rows.Count(row => classes.Classes[Enumerable.Range(0, vectors.Length).MaxBy(i => Vectors.Dot(vectors[i], Embedded(model, row[0])))].Id == row[1]);
            Assert.All([fromFolder, fromZip, fromFolders], result => Assert.Equal(right / 20.0, (double)result["sets"]![0]!["zero_shot"]![position]!["top1"]!["value"]!));
        }

        JsonNode english = fromFolder["sets"]![0]!["zero_shot"]![0]!;
        Assert.Equal(20, english["confusion"]!.AsArray().Sum(row => row!.AsArray().Sum(count => (long)count!)));
        Assert.InRange((double)english["top1"]!["value"]!, (double)english["top1"]!["low"]!, (double)english["top1"]!["high"]!);
        Assert.Equal((string)fromFolder["table"]!, File.ReadAllText(folder.File("table.md")));
        Assert.Contains(fromFolder["published"]!.AsArray(), one => (string)one!["model"]! == "RS-M-CLIP" && (double)one["values"]!["top-1"]! == 33.15);
    }

    [Fact]
    public async Task Retrieval_on_a_list_of_the_field_is_that_of_a_direct_count_and_translations_are_found_by_the_english_words()
    {
        using TemporaryFolder folder = new();
        JsonArray images = [.. Rows.Select((row, i) => (JsonNode)new JsonObject
        {
            ["filename"] = Path.GetFileName(row[0]),
            ["split"] = i < 2 ? "train" : "test",
            ["sentences"] = new JsonArray([.. Enumerable.Range(0, i % 3).Select(n => (JsonNode)new JsonObject { ["raw"] = $"Picture {i}, sentence {n}." })]),
        })];
        File.WriteAllText(folder.File("dataset_own.json"), new JsonObject { ["dataset"] = "own", ["images"] = images }.ToJsonString());
        File.WriteAllText(folder.File("more.jsonl"), """{"id":"x","text":{"en":"Picture 4, sentence 0.","pt":"Imagem 4."}}""" + "\n");
        JsonObject result = await plugin.CallAsync("rs.evaluate", Tiny(new JsonObject { ["images"] = Folder, ["list"] = folder.File("dataset_own.json"), ["multilingual"] = folder.File("more.jsonl"), ["languages"] = new JsonArray("en", "pt", "de") }));

        JsonNode set = result["sets"]![0]!, english = set["retrieval"]![0]!, portuguese = set["retrieval"]![1]!;
        LoadedModel model = plugin.Models.Get(new ModelChoice(PluginFixture.TinyModel), new RecordingContext(), CancellationToken.None);
        float[][] embedded = [.. Rows.Skip(2).Select(row => Embedded(model, row[0]))];
        (int Owner, float[] Vector)[] captions = [.. Enumerable.Range(2, 18).SelectMany(i => Enumerable.Range(0, i % 3).Select(n => (i - 2, model.Texts.Encode([$"Picture {i}, sentence {n}."], CancellationToken.None)[0])))];
        double found = captions.Average(caption => Enumerable.Range(0, 18).OrderByDescending(image => Vectors.Dot(embedded[image], caption.Vector)).Take(5).Contains(caption.Owner) ? 100.0 : 0);
        double finds = Enumerable.Range(0, 18).Average(image => captions.OrderByDescending(caption => Vectors.Dot(embedded[image], caption.Vector)).Take(5).Any(caption => caption.Owner == image) ? 100.0 : 0);
        Assert.Equal((18, 18, 6), ((int)set["images"]!, (int)english["captions"]!, (int)english["images_without_captions"]!));
        Assert.Equal(found, (double)english["text_to_image"]!["r5"]!["value"]!, 1e-4);
        Assert.Equal(finds, (double)english["image_to_text"]!["r5"]!["value"]!, 1e-4);
        Assert.Equal(1, (int)portuguese["captions"]!);
        Assert.Equal(2, set["retrieval"]!.AsArray().Count);
        Assert.Contains("no retrieval in de", (string)result["notes"]![0]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Neighbours_and_the_probe_learn_from_train_and_are_measured_on_test()
    {
        using TemporaryFolder folder = new();
        string[] list = ["file,class,split", .. Rows.Select((row, i) => $"{row[0]},{row[1]},{(i % 2 == 0 ? "train" : i % 4 == 1 ? "val" : "test")}")];
        File.WriteAllLines(folder.File("list.csv"), list);
        JsonObject arguments = Tiny(new JsonObject { ["images"] = Folder, ["list"] = folder.File("list.csv"), ["measures"] = new JsonArray("knn", "linear-probe") });

        JsonArray classifiers = (await plugin.CallAsync("rs.evaluate", arguments))["sets"]![0]!["classifiers"]!.AsArray();

        Assert.Equal(["k-NN, k = 10", "k-NN, k = 20", "linear probe"], classifiers.Select(one => (string)one!["name"]!));
        LoadedModel model = plugin.Models.Get(new ModelChoice(PluginFixture.TinyModel), new RecordingContext(), CancellationToken.None);
        (string Label, float[] Vector)[] train = [.. list.Skip(1).Select(line => line.Split(',')).Where(row => row[2] == "train").Select(row => (row[1], Embedded(model, row[0])))];
        double right = list.Skip(1).Select(line => line.Split(',')).Where(row => row[2] == "test").Average(row =>
            train.GroupBy(one => one.Label).MaxBy(votes => votes.Sum(one => Math.Exp(Vectors.Dot(one.Vector, Embedded(model, row[0])) / 0.07)))!.Key == row[1] ? 1.0 : 0);
        Assert.Equal(right, (double)classifiers[0]!["top1"]!["value"]!, 1e-6);
        Assert.Equal(10, (int)classifiers[1]!["settings"]!["train_images"]!);
        Assert.Equal(15, (int)classifiers[2]!["settings"]!["train_images"]!);
    }

    [Fact]
    public async Task Own_sentences_and_a_single_one_are_taken_instead_of_the_twelve()
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder.File("own.txt"), string.Join('\n', PromptTemplates.For("en")) + "\n");
        File.WriteAllText(folder.File("one.json"), """{"en": ["A satellite image of {class}."]}""");
        File.WriteAllText(folder.File("bad.txt"), "A satellite image.\n");
        JsonObject twelve = await plugin.CallAsync("rs.evaluate", English()), own = await plugin.CallAsync("rs.evaluate", English("template_file", folder.File("own.txt")));
        JsonObject one = await plugin.CallAsync("rs.evaluate", English("template_set", "one")), same = await plugin.CallAsync("rs.evaluate", English("template_file", folder.File("one.json")));

        Assert.Equal(Confusion(twelve), Confusion(own));
        Assert.Equal(Confusion(one), Confusion(same));
        Assert.NotEqual(Confusion(twelve), Confusion(one));
        Assert.Contains("A satellite image.", (await Assert.ThrowsAsync<ToolException>(() => plugin.CallAsync("rs.evaluate", English("template_file", folder.File("bad.txt"))))).Message, StringComparison.Ordinal);

        static string Confusion(JsonObject result) => result["sets"]![0]!["zero_shot"]![0]!["confusion"]!.ToJsonString();
    }

    private static JsonObject English(string? name = null, string? value = null)
    {
        JsonObject arguments = Arguments(Folder);
        arguments["languages"] = new JsonArray("en");
        if (name is not null)
        {
            arguments[name] = value;
        }

        return arguments;
    }

    private static float[] Embedded(LoadedModel model, string file) =>
        model.Images.Encode([model.Images.Preprocessor.ResizeAndCrop(EmbedTool.ToPixelImage(ImageFile.Decode(Path.Combine(Folder, file))))], CancellationToken.None)[0];

    private static JsonObject Arguments(string images) => Tiny(new JsonObject { ["eurosat"] = images, ["eurosat_split"] = Split });

    private static JsonObject Tiny(JsonObject arguments)
    {
        arguments["languages"] ??= new JsonArray("en", "ko");
        arguments["model"] = PluginFixture.TinyModel;
        arguments["resamples"] = 200;
        return arguments;
    }
}
