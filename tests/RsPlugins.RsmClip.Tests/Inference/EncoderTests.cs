using System.Text.Json;
using RsPlugins.Geo.Images;
using RsPlugins.RsmClip.Embed;
using RsPlugins.RsmClip.Inference;
using RsPlugins.RsmClip.Model.Checkpoints;
using RsPlugins.RsmClip.Model.Onnx;
using RsPlugins.Tests;

namespace RsPlugins.RsmClip.Tests.Inference;

public sealed class EncoderTests(PluginFixture plugin) : IClassFixture<PluginFixture>
{
    private const float Tolerance = 2e-6f;

    [Fact]
    public void Images_and_texts_have_the_embeddings_of_the_original()
    {
        LoadedModel model = plugin.Models.Get(new ModelChoice(PluginFixture.TinyModel, Fp32: true), new RecordingContext(), CancellationToken.None);
        using JsonDocument golden = JsonDocument.Parse(File.ReadAllText(Fixtures.Path("openclip-tiny", "golden.json")));
        using TensorFile expected = SafetensorsFile.Read(Fixtures.Path("openclip-tiny", "golden.safetensors"));
        string[] Names(string key) => [.. golden.RootElement.GetProperty(key).EnumerateArray().Select(item => item.GetString()!)];
        byte[][] pixels = [.. Names("images").Select(name => model.Images.Preprocessor.ResizeAndCrop(EmbedTool.ToPixelImage(ImageFile.Decode(Fixtures.Path("openclip-tiny", "images", name)))))];

        AssertClose(expected.Tensors["image_features_norm"].ToFloat32(), model.Images.Encode(pixels, CancellationToken.None));
        AssertClose(expected.Tensors["text_features_norm"].ToFloat32(), model.Texts.Encode(Names("texts"), CancellationToken.None));
    }

    [Fact]
    public void Int8_is_used_when_it_passes_the_gate_and_the_graphs_say_so()
    {
        LoadedModel model = plugin.Models.Get(new ModelChoice(PluginFixture.TinyModel), new RecordingContext(), CancellationToken.None);
        ExportedModel export = model.Export;

        Assert.Equal(Math.Min(export.ImageCosine!.Value, export.TextCosine!.Value) >= OnnxModelCache.Gate ? "int8" : "fp32", export.Precision);
        IReadOnlyDictionary<string, string> inside = OnnxMetadata.Read(Path.Combine(export.Folder, OnnxModelCache.VisionGraph));
        Assert.Equal(export.Precision == "int8" ? "int8" : "float32", inside[OnnxMetadata.Precision]);
        Assert.Equal(export.ImageCosine.Value, double.Parse(inside[OnnxMetadata.GateCosine], System.Globalization.CultureInfo.InvariantCulture), 12);
        Assert.Equal(export.ContentHash, inside[OnnxMetadata.ModelHash]);
    }

    [Fact]
    public void A_result_does_not_depend_on_order_batch_or_threads()
    {
        LoadedModel many = plugin.Models.Get(new ModelChoice(PluginFixture.TinyModel, Threads: 4), new RecordingContext(), CancellationToken.None);
        LoadedModel one = plugin.Models.Get(new ModelChoice(PluginFixture.TinyModel, Threads: 1), new RecordingContext(), CancellationToken.None);
        IReadOnlyList<byte[]> images = ProbeSet.Images(many.Images.Preprocessor.Size);
        float[][] all = many.Images.Encode(images, CancellationToken.None);

        Assert.Equal(all.Reverse(), one.Images.Encode([.. images.Reverse()], CancellationToken.None));
        Assert.Equal(all[3], one.Images.Encode([images[3]], CancellationToken.None)[0]);
        string[] texts = ["a", "a long text about a river and a bridge", "rio"];
        Assert.Equal(many.Texts.Encode(texts, CancellationToken.None)[2], one.Texts.Encode([texts[2]], CancellationToken.None)[0]);
    }

    [Fact]
    public async Task Exports_at_the_same_time_give_one_complete_folder()
    {
        using TemporaryFolder folder = new();
        string cache = folder.File("onnx");
        string hash = Checkpoint.HashFolder(PluginFixture.TinyModel);
        ExportedModel[] exports = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => new OnnxModelCache(cache).Ensure(PluginFixture.TinyModel, hash, false, new RecordingContext(), CancellationToken.None))));

        Assert.Single(exports.Select(export => export.Folder).Distinct());
        Assert.Equal(exports[0].Folder, Assert.Single(Directory.GetDirectories(cache)));
        Assert.True(OnnxExporter.IsExported(exports[0].Folder, hash, exports[0].Precision == "int8" ? OnnxPrecision.Int8 : OnnxPrecision.Float32));
    }

    private static void AssertClose(float[] expected, float[][] actual)
    {
        float[] flat = [.. actual.SelectMany(row => row)];
        Assert.Equal(expected.Length, flat.Length);
        Assert.InRange(expected.Zip(flat, (a, b) => Math.Abs(a - b)).Max(), 0, Tolerance);
    }
}
