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

    [Fact]
    public async Task Accuracy_is_that_of_a_direct_count_from_a_folder_and_from_a_zip()
    {
        using TemporaryFolder folder = new();
        string zip = folder.File("eurosat.zip");
        ZipFile.CreateFromDirectory(Folder, zip, CompressionLevel.Fastest, includeBaseDirectory: true);
        JsonObject arguments = Arguments(Folder);
        arguments["report"] = folder.File("table.md");
        JsonObject fromFolder = await plugin.CallAsync("rs.evaluate", arguments);
        JsonObject fromZip = await plugin.CallAsync("rs.evaluate", Arguments(zip));

        LoadedModel model = plugin.Models.Get(new ModelChoice(PluginFixture.TinyModel), new RecordingContext(), CancellationToken.None);
        ClassSet classes = ClassSet.Find("eurosat");
        string[][] rows = [.. File.ReadAllLines(Split).Skip(1).Select(line => line.Split(','))];
        Assert.Equal(20, rows.Length);
        foreach ((string language, int position) in ((string, int)[])[("en", 0), ("ko", 1)])
        {
            float[][] vectors = ClassEmbeddings.Of(model.Texts, classes, language, true, CancellationToken.None);
            int right = rows.Count(row =>
            {
                float[] image = model.Images.Encode([model.Images.Preprocessor.ResizeAndCrop(EmbedTool.ToPixelImage(ImageFile.Decode(Path.Combine(Folder, row[0]))))], CancellationToken.None)[0];
                int best = Enumerable.Range(0, vectors.Length).MaxBy(i => Vectors.Dot(vectors[i], image));
                return classes.Classes[best].Id == row[1];
            });
            Assert.Equal(right / 20.0, (double)fromFolder["languages"]![position]!["eurosat_top1"]!);
            Assert.Equal(right / 20.0, (double)fromZip["languages"]![position]!["eurosat_top1"]!);
        }

        Assert.Equal((string)fromFolder["table"]!, File.ReadAllText(folder.File("table.md")));
    }

    [Fact]
    public async Task Missing_images_and_splits_are_named()
    {
        using TemporaryFolder empty = new();
        ToolException image = await Assert.ThrowsAsync<ToolException>(() => plugin.CallAsync("rs.evaluate", Arguments(Path.GetDirectoryName(empty.File("x"))!)));
        Assert.Equal(ErrorIds.FileMissing, image.Id);
        Assert.Contains("AnnualCrop", image.Message, StringComparison.Ordinal);

        JsonObject arguments = Arguments(Folder);
        arguments["split"] = "val";
        Assert.Equal(ErrorIds.ArgumentInvalid, (await Assert.ThrowsAsync<ToolException>(() => plugin.CallAsync("rs.evaluate", arguments))).Id);
        arguments.Remove("eurosat_split");
        Assert.Contains("eurosat_split", (await Assert.ThrowsAsync<ToolException>(() => plugin.CallAsync("rs.evaluate", arguments))).Message, StringComparison.Ordinal);
    }

    private static JsonObject Arguments(string images) => new()
    {
        ["eurosat"] = images,
        ["eurosat_split"] = Split,
        ["languages"] = new JsonArray("en", "ko"),
        ["model"] = PluginFixture.TinyModel,
    };
}
