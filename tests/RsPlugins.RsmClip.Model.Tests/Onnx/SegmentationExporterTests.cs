using RsPlugins.RsmClip.Model.Checkpoints;
using RsPlugins.RsmClip.Model.Onnx;
using RsPlugins.RsmClip.Model.Onnx.Graphs;
using RsPlugins.Tests;
using Xunit.Abstractions;

namespace RsPlugins.RsmClip.Model.Tests.Onnx;

/// <summary>The forms of the vision tower for segmentation against the values of NACLIP's own code, at the tolerances that those came with.</summary>
public sealed class SegmentationExporterTests(ITestOutputHelper output) : IDisposable
{
    private const int Patch = 8;
    private const float Features = 1e-5f;
    private const float Inner = 2e-6f;
    private readonly string _folder = Directory.CreateTempSubdirectory("segmentation").FullName;
    private readonly TensorFile _golden = SafetensorsFile.Read(Fixtures.Path("openclip-tiny", "naclip.safetensors"));

    public void Dispose()
    {
        _golden.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData("64x64.std5", SegmentationAttention.Naclip, false, 5)]
    [InlineData("64x64.std1", SegmentationAttention.Naclip, false, 1)]
    [InlineData("96x64.std5", SegmentationAttention.Naclip, false, 5)]
    [InlineData("96x64.vanilla_arch", SegmentationAttention.Naclip, true, 5)]
    [InlineData("70x67.std5", SegmentationAttention.Naclip, false, 5)]
    public void Features_on_any_grid_equal_the_original(string name, SegmentationAttention attention, bool whole, double sigma) =>
        Compare($"{name}.features_all_tokens", Run(name[..5], attention, whole, sigma)["tokens"], Features);

    [Theory]
    [InlineData("reduced.kk", SegmentationAttention.KeyKey, false)]
    [InlineData("reduced.nonly", SegmentationAttention.Neighbourhood, false)]
    [InlineData("reduced.vanilla", SegmentationAttention.Vanilla, false)]
    [InlineData("vanilla.csa", SegmentationAttention.Csa, true)]
    [InlineData("vanilla.kk", SegmentationAttention.KeyKey, true)]
    [InlineData("vanilla.naclip", SegmentationAttention.Naclip, true)]
    [InlineData("vanilla.vanilla", SegmentationAttention.Vanilla, true)]
    public void Variants_equal_the_original(string name, SegmentationAttention attention, bool whole) =>
        Compare($"variants.64x64.{name}", Run("64x64", attention, whole, 5)["tokens"], Features);

    [Fact]
    public void Attention_of_the_last_block_equals_the_original() =>
        Compare("64x64.std5.last_attn_weights", Run("64x64", SegmentationAttention.Naclip, false, 5)["attention"], Features);

    [Fact]
    public void The_sums_of_attentions_are_the_sums_of_their_parts()
    {
        float[] qq = Run("64x64", SegmentationAttention.QueryQuery, false, 5)["attention"];
        float[] kk = Run("64x64", SegmentationAttention.KeyKey, false, 5)["attention"];
        float[] csa = Run("64x64", SegmentationAttention.Csa, false, 5)["attention"];
        float[] three = Run("64x64", SegmentationAttention.SegEarth, false, 5)["attention"];

        Assert.All(Enumerable.Range(0, qq.Length), i => Assert.InRange(Math.Abs(qq[i] + kk[i] - csa[i]), 0, Inner));

        // Rows of each part sum to 1; what is left of the three is softmax(v·vᵀ/√d), symmetric before its rows are normalised.
        Assert.All(Enumerable.Range(0, three.Length / 65), row => Assert.Equal(3, three[(row * 65)..((row + 1) * 65)].Sum(), 1e-4));
        Assert.All(Enumerable.Range(0, three.Length), i => Assert.InRange(three[i] - csa[i], -Inner, 1 + Inner));
        Assert.True(Distance(three, csa) > 0.01f);
        Assert.True(Distance(qq, kk) > 0.001f);
    }

    [Theory]
    [InlineData("96x64", 12, 8)]
    public void Positions_on_another_grid_equal_the_original(string name, int rows, int columns)
    {
        using Checkpoint checkpoint = Checkpoint.Open(Fixtures.Path("openclip-tiny", "hub"));
        float[] table = checkpoint.Tensors["visual.positional_embedding"].ToFloat32();
        Compare($"pos.{name}", PositionGrid.Resize(table, 8, 64, rows, columns), Inner);
        Assert.Same(table, PositionGrid.Resize(table, 8, 64, 8, 8));
    }

    [Theory]
    [InlineData(3, 3, new[] { 4.27198f, 6.58631f, 8.94069f, 20.47227f, 22.78661f, 25.14099f, 36.95292f, 39.26725f, 41.62163f })]
    [InlineData(10, 14, new[] { -0.68309f, -0.39020f, 0.08025f, 0.70775f, 1.11098f })]
    public void A_ramp_is_resized_as_torch_does(int rows, int columns, float[] expected)
    {
        float[] table = [-1, .. Enumerable.Range(0, 49).Select(i => (float)i)];
        float[] resized = PositionGrid.Resize(table, 7, 1, rows, columns);
        Assert.Equal(-1, resized[0]);
        Assert.Equal((rows * columns) + 1, resized.Length);
        Assert.All(Enumerable.Range(0, expected.Length), i => Assert.Equal(expected[i], resized[i + 1], 2e-5f));
    }

    [Theory]
    [InlineData(OnnxPrecision.Float32)]
    [InlineData(OnnxPrecision.Int8)]
    public void A_form_shares_the_weights_and_is_written_once(OnnxPrecision precision)
    {
        using Checkpoint checkpoint = Checkpoint.Open(Fixtures.Path("openclip-tiny", "hub"));
        OnnxExporter.Export(checkpoint, _folder, precision);
        string path = Ensure(new SegmentationOptions(8, 8, SegmentationAttention.SegEarth));
        string again = SegmentationExporter.Ensure(_folder, new SegmentationOptions(8, 8, SegmentationAttention.SegEarth), () => throw new InvalidOperationException("It is there."));

        Assert.Equal(path, again);
        Assert.Equal(["segmentation-segearth-reduced-8x8.onnx", "text.onnx", "text.weights", "vision.onnx", "vision.weights"], Directory.GetFiles(_folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.InRange(new FileInfo(path).Length, 1, 64 << 10);
        IReadOnlyDictionary<string, string> texts = OnnxMetadata.Read(path);
        Assert.Equal(checkpoint.ContentHash, texts[OnnxMetadata.ModelHash]);
        Assert.Equal(precision == OnnxPrecision.Int8 ? "int8" : "float32", texts[OnnxMetadata.Precision]);
        Assert.Equal("segmentation", texts[OnnxMetadata.Tower]);
        using Graph graph = new(path);
        Assert.Equal(["tokens"], graph.Outputs);
    }

    [Fact]
    public void The_int8_form_is_close()
    {
        float[] exact = Run("64x64", SegmentationAttention.Naclip, false, 5)["tokens"];
        using (Checkpoint checkpoint = Checkpoint.Open(Fixtures.Path("openclip-tiny", "hub")))
        {
            OnnxExporter.Export(checkpoint, Path.Combine(_folder, "int8"), OnnxPrecision.Int8);
        }

        using Graph graph = new(SegmentationExporter.Ensure(Path.Combine(_folder, "int8"), new SegmentationOptions(8, 8), Open));
        float[] small = graph.Run(_golden.Tensors["input.64x64"])["tokens"];
        float worst = Enumerable.Range(0, 65).Min(row => System.Numerics.Tensors.TensorPrimitives.CosineSimilarity(exact.AsSpan(row * 32, 32), small.AsSpan(row * 32, 32)));
        output.WriteLine($"worst cosine of a patch {worst}");
        Assert.InRange(worst, 0.99f, 1.000001f);
    }

    [Fact]
    public void A_tower_of_another_model_is_refused()
    {
        using Checkpoint checkpoint = Checkpoint.Open(Fixtures.Path("openclip-tiny", "hub"));
        OnnxExporter.Export(checkpoint, _folder, OnnxPrecision.Float32);
        OnnxMetadata.Write(Path.Combine(_folder, OnnxExporter.VisionFile), new Dictionary<string, string> { [OnnxMetadata.ModelHash] = "other" });

        Assert.Throws<CheckpointException>(() => Ensure(new SegmentationOptions(8, 8)));
        Assert.Empty(Directory.GetFiles(_folder, "segmentation*"));
    }

    [Theory]
    [InlineData(0, 8, 5)]
    [InlineData(8, 65, 5)]
    [InlineData(8, 8, 0)]
    public void Impossible_options_are_refused(int rows, int columns, double sigma) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Ensure(new SegmentationOptions(rows, columns, Sigma: sigma)));

    /// <summary>Runs an input of the reference vectors; a rest of less than a patch is dropped, as the original's convolution does.</summary>
    private IReadOnlyDictionary<string, float[]> Run(string input, SegmentationAttention attention, bool whole, double sigma)
    {
        CheckpointTensor image = _golden.Tensors[$"input.{input}"];
        int height = (int)image.Shape[2], width = (int)image.Shape[3], rows = height / Patch, columns = width / Patch;
        float[] values = image.ToFloat32();
        float[] pixels = [.. from channel in Enumerable.Range(0, 3)
                             from y in Enumerable.Range(0, rows * Patch)
                             from x in Enumerable.Range(0, columns * Patch)
                             select values[(((channel * height) + y) * width) + x]];
        if (!File.Exists(Path.Combine(_folder, OnnxExporter.VisionFile)))
        {
            using Checkpoint checkpoint = Open();
            OnnxExporter.Export(checkpoint, _folder, OnnxPrecision.Float32);
        }

        using Graph graph = new(Ensure(new SegmentationOptions(rows, columns, attention, whole, sigma), intermediates: true));
        return graph.Run(pixels, [1, 3, rows * Patch, columns * Patch]);
    }

    private string Ensure(SegmentationOptions options, bool intermediates = false) => SegmentationExporter.Ensure(_folder, options, Open, intermediates);

    private static Checkpoint Open() => Checkpoint.Open(Fixtures.Path("openclip-tiny", "hub"));

    private void Compare(string name, float[] actual, float tolerance)
    {
        float distance = Distance(_golden.Tensors[name].ToFloat32(), actual);
        output.WriteLine($"{name}: {distance:e2} of {tolerance:e0}");
        Assert.True(distance <= tolerance, $"{name} differs by {distance}, allowed are {tolerance}.");
    }

    private static float Distance(float[] expected, float[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        return expected.Zip(actual, (left, right) => Math.Abs(left - right)).Max();
    }
}
