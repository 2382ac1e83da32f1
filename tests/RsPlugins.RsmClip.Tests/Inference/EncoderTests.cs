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

    [Theory]
    [InlineData("tiny", false)]
    [InlineData("tiny", true)]
    [InlineData(null, false)]
    [InlineData(null, true)]
    public void A_result_does_not_depend_on_order_batch_or_threads(string? name, bool fp32)
    {
        string? model = name is null ? null : PluginFixture.TinyModel;
        LoadedModel many = plugin.Models.Get(new ModelChoice(model, fp32, Threads: 4), new RecordingContext(), CancellationToken.None);
        LoadedModel one = plugin.Models.Get(new ModelChoice(model, fp32, Threads: 1), new RecordingContext(), CancellationToken.None);
        IReadOnlyList<byte[]> images = ProbeSet.Images(many.Images.Preprocessor.Size);
        float[][] all = many.Images.Encode(images, CancellationToken.None);

        Assert.Equal(all.Reverse(), one.Images.Encode([.. images.Reverse()], CancellationToken.None));
        Assert.All(Enumerable.Range(0, images.Count), i => Assert.Equal(all[i], one.Images.Encode([images[i]], CancellationToken.None)[0]));
        string[] texts = ["a", "a long text about a river and a bridge", "rio", .. Enumerable.Range(0, 20).Select(i => $"a photo of {i} trees")];
        float[][] vectors = many.Texts.Encode(texts, CancellationToken.None);
        Assert.All(Enumerable.Range(0, texts.Length).Reverse(), i => Assert.Equal(vectors[i], one.Texts.Encode([texts[i]], CancellationToken.None)[0]));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Patches_depend_on_their_own_image_only(bool fp32)
    {
        LoadedModel many = plugin.Models.Get(new ModelChoice(null, fp32, Threads: 4), new RecordingContext(), CancellationToken.None);
        LoadedModel one = plugin.Models.Get(new ModelChoice(null, fp32, Threads: 1), new RecordingContext(), CancellationToken.None);
        int side = many.Images.PatchesPerSide, dimension = many.Images.Dimension;
        IReadOnlyList<byte[]> images = ProbeSet.Images(many.Images.Preprocessor.Size);
        float[][] all = many.Images.EncodePatches(images, CancellationToken.None);

        Assert.Equal(8, side);
        Assert.All(all, patches => Assert.Equal(side * side * dimension, patches.Length));
        Assert.Equal(all.Reverse(), one.Images.EncodePatches([.. images.Reverse()], CancellationToken.None));
        Assert.All(Enumerable.Range(0, images.Count), i => Assert.Equal(all[i], one.Images.EncodePatches([images[i]], CancellationToken.None)[0]));

        // One half of an image is another's: patches at the edge of that half leave what they were further behind than those at the other edge, whichever half it is.
        Assert.All(Enumerable.Range(0, 2), half =>
        {
            byte[] mixed = [.. images[0]];
            int row = many.Images.Preprocessor.Size * 3;
            for (int y = 0; y < many.Images.Preprocessor.Size; y++)
            {
                int first = (y * row) + (half * row / 2);
                images[1].AsSpan(first, row / 2).CopyTo(mixed.AsSpan(first));
            }

            float[] patched = many.Images.EncodePatches([mixed], CancellationToken.None)[0];
            double Moved(int column) => Enumerable.Range(0, side).Average(y => 1.0 - Vectors.Cosine(Patch(all[0], y, column), Patch(patched, y, column)));
            (double changed, double kept) = half == 0 ? (Moved(0), Moved(side - 1)) : (Moved(side - 1), Moved(0));
            Assert.True(changed > 1.2 * kept, $"half {half}: {changed} where the image changed, {kept} where it did not");
        });

        float[] Patch(float[] patches, int y, int x) => patches[(((y * side) + x) * dimension)..(((y * side) + x + 1) * dimension)];
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Inputs_share_runs_where_no_bit_depends_on_it(bool fp32)
    {
        LoadedModel model = plugin.Models.Get(new ModelChoice(PluginFixture.TinyModel, fp32), new RecordingContext(), CancellationToken.None);
        int size = model.Images.Preprocessor.Size, one = 3 * size * size, tokens = 11;
        float[] pixels = [.. Enumerable.Range(0, model.Export.Batch * one).Select(i => MathF.Sin(i * 0.37f) * (1 + (i / one)))];
        long[] ids = [.. Enumerable.Range(0, model.Export.Batch * tokens).Select(i => i % tokens == 0 ? 0L : i % tokens == tokens - 1 ? 2L : 5 + (i * 7919L % 1900))];
        float[] images = model.Images.RunTensor(pixels, model.Export.Batch), texts = model.Texts.RunTensor(ids, model.Export.Batch, tokens);

        Assert.Equal(RunPlan.CpuBatch, model.Export.Batch);
        Assert.All(Enumerable.Range(0, model.Export.Batch), i =>
        {
            Range row = (i * model.Images.Dimension)..((i + 1) * model.Images.Dimension);
            Assert.Equal(images[row], model.Images.RunTensor(pixels[(i * one)..((i + 1) * one)], 1));
            Assert.Equal(texts[row], model.Texts.RunTensor(ids[(i * tokens)..((i + 1) * tokens)], 1, tokens));
        });
    }

    [Fact]
    public void Inputs_run_alone_where_a_bit_depends_on_the_batch()
    {
        Assert.True(BatchCheck.Holds(run => [.. run.Select(i => MathF.Sqrt(i))]));
        Assert.False(BatchCheck.Holds(run => [.. run.Select(i => i == 5 && run.Length > 1 ? MathF.BitIncrement(MathF.Sqrt(i)) : MathF.Sqrt(i))]));
    }

    [Theory]
    [InlineData(1, 8, 4, 1)]
    [InlineData(8, 8, 1, 8)]
    [InlineData(9, 8, 1, 5)]
    [InlineData(20, 8, 2, 5)]
    [InlineData(64, 8, 3, 8)]
    [InlineData(5, 1, 4, 1)]
    [InlineData(0, 8, 2, 1)]
    public void Threads_share_the_inputs_evenly(int count, int most, int threads, int length) => Assert.Equal(length, new RunPlan(most, threads).LengthFor(count));

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
