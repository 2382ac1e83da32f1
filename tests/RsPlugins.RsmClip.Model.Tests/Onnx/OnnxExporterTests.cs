using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using RsPlugins.RsmClip.Model.Checkpoints;
using RsPlugins.RsmClip.Model.Onnx;
using RsPlugins.Tests;
using Xunit.Abstractions;

namespace RsPlugins.RsmClip.Model.Tests.Onnx;

/// <summary>The exported graphs in ONNX Runtime against the values of the Python originals, at the tolerances that those came with.</summary>
public sealed class OnnxExporterTests(ITestOutputHelper output) : IDisposable
{
    private const float Activations = 3e-5f;
    private const float Features = 1e-5f;
    private const float Normalised = 2e-6f;
    private const float Logits = 5e-5f;
    private const float Probabilities = 2e-5f;
    private const float NaclipFeatures = 1e-5f;
    private readonly string _folder = Directory.CreateTempSubdirectory("onnx").FullName;
    private readonly TensorFile _golden = SafetensorsFile.Read(Fixtures.Path("openclip-tiny", "golden.safetensors"));

    public void Dispose()
    {
        _golden.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData(Checkpoint.SafetensorsName)]
    [InlineData(Checkpoint.TorchName)]
    public void Features_logits_and_probabilities_equal_the_original(string weights)
    {
        Export(weights, OnnxPrecision.Float32, intermediates: true);
        IReadOnlyDictionary<string, float[]> vision = Vision().Run(_golden.Tensors["input.images"]);
        IReadOnlyDictionary<string, float[]> text = Text().Run(_golden.Tensors["input.token_ids"]);

        Compare("image_features", vision["image_features"], Features);
        Compare("text_features", text["text_features"], Features);
        Compare("image_features_norm", vision["embedding"], Normalised);
        Compare("text_features_norm", text["embedding"], Normalised);

        float scale = _golden.Tensors["logit_scale_exp"].ToFloat32()[0];
        float[] logits = Similarities(vision["embedding"], text["embedding"], scale);
        Compare("logits_per_image", logits, Logits);
        Compare("probs_image_to_text", Softmax(logits, 6), Probabilities);
        Compare("probs_readme_100", Softmax(Similarities(vision["embedding"], text["embedding"], 100), 6), Probabilities);
        float[] turned = Similarities(text["embedding"], vision["embedding"], scale);
        Compare("logits_per_text", turned, Logits);
        Compare("probs_text_to_image", Softmax(turned, 5), Probabilities);
    }

    [Fact]
    public void Inner_values_equal_the_original()
    {
        Export(Checkpoint.SafetensorsName, OnnxPrecision.Float32, intermediates: true);
        IReadOnlyDictionary<string, float[]> vision = Vision().Run(_golden.Tensors["input.images"]);
        IReadOnlyDictionary<string, float[]> text = Text().Run(_golden.Tensors["input.token_ids"]);
        string[] compared = [.. vision.Concat(text)
            .Where(value => value.Key.Contains('.', StringComparison.Ordinal))
            .Select(value =>
            {
                Compare(value.Key, value.Value, Activations);
                return value.Key;
            })];

        Assert.Equal(
            [
                "text.embeddings", "text.layer0", "text.layer0.attn_output", "text.layer1", "text.layer2", "text.pooled", "text.proj_hidden_gelu",
                "vision.block0", "vision.block0.attn_probs", "vision.block0.mlp_hidden_gelu", "vision.block1", "vision.block2",
                "vision.conv1", "vision.ln_pre", "vision.pooled",
            ],
            compared.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Patches_equal_naclip()
    {
        using TensorFile naclip = SafetensorsFile.Read(Fixtures.Path("openclip-tiny", "naclip.safetensors"));
        Export(Checkpoint.SafetensorsName, OnnxPrecision.Float32);
        float[] patches = Vision().Run(naclip.Tensors["input.64x64"])["patches"];

        float[] expected = naclip.Tensors["64x64.std5.features_all_tokens"].ToFloat32()[32..];
        Assert.InRange(Distance(expected, patches), 0, NaclipFeatures);
    }

    [Fact]
    public void Shorter_padding_gives_the_same_embedding()
    {
        Export(Checkpoint.SafetensorsName, OnnxPrecision.Float32);
        long[] padded = Ids(0);
        long[] bare = [.. padded.TakeWhile(id => id != 1)];
        using Graph text = Text();

        Assert.InRange(Distance(text.Run(padded, [1, 77])["embedding"], text.Run(bare, [1, bare.Length])["embedding"]), 0, Normalised);
    }

    [Fact]
    public void Only_the_named_outputs_are_there_without_intermediates()
    {
        Export(Checkpoint.SafetensorsName, OnnxPrecision.Float32);

        Assert.Equal(["embedding", "patches"], Vision().Outputs);
        Assert.Equal(["embedding"], Text().Outputs);
    }

    [Fact]
    public void The_int8_form_is_close_and_small()
    {
        Export(Checkpoint.SafetensorsName, OnnxPrecision.Int8);
        float[] images = Vision().Run(_golden.Tensors["input.images"])["embedding"];
        float[] texts = Text().Run(_golden.Tensors["input.token_ids"])["embedding"];

        float worst = Math.Min(WorstCosine("image_features_norm", images), WorstCosine("text_features_norm", texts));
        output.WriteLine($"worst cosine {worst}");
        Assert.InRange(worst, 0.995f, 1.000001f);

        // A model this small is largely page padding; at full size the ratio is near a quarter.
        long int8 = FolderSize();
        Export(Checkpoint.SafetensorsName, OnnxPrecision.Float32);
        Assert.InRange(int8, 1, FolderSize() * 6 / 10);
    }

    [Fact]
    public void Metadata_name_the_model_and_take_the_gate()
    {
        Export(Checkpoint.SafetensorsName, OnnxPrecision.Int8);
        string path = Path.Combine(_folder, OnnxExporter.TextFile);
        string hash = Checkpoint.HashFolder(Fixtures.Path("openclip-tiny", "hub"));

        OnnxMetadata.Write(path, new Dictionary<string, string> { [OnnxMetadata.GateCosine] = "0.9991" });
        OnnxMetadata.Write(path, new Dictionary<string, string> { [OnnxMetadata.GateCosine] = "0.9992" });
        IReadOnlyDictionary<string, string> texts = OnnxMetadata.Read(path);

        Assert.Equal("0.9992", texts[OnnxMetadata.GateCosine]);
        Assert.Equal("int8", texts[OnnxMetadata.Precision]);
        Assert.Equal("text", texts[OnnxMetadata.Tower]);
        Assert.Equal("hub", texts[OnnxMetadata.ModelId]);
        Assert.Equal(hash, texts[OnnxMetadata.ModelHash]);
        Assert.NotEmpty(Text().Run(Ids(0), [1, 77])["embedding"]);
        Assert.True(OnnxExporter.IsExported(_folder, hash, OnnxPrecision.Int8));
        Assert.False(OnnxExporter.IsExported(_folder, hash, OnnxPrecision.Float32));
        Assert.False(OnnxExporter.IsExported(_folder, "other", OnnxPrecision.Int8));
    }

    [Fact]
    public void Weights_that_are_no_numbers_are_refused_and_leave_no_files()
    {
        string broken = Directory.CreateTempSubdirectory("broken").FullName;
        try
        {
            using Checkpoint sound = Checkpoint.Open(Fixtures.Path("openclip-tiny", "hub"));
            sound.Config.Write(broken);
            SafetensorsFile.Write(Path.Combine(broken, Checkpoint.SafetensorsName), sound.Tensors.Values.Select(tensor => new TensorToWrite(
                tensor.Name, tensor.Type, tensor.Shape, tensor.Name == "visual.proj" ? MemoryMarshal.AsBytes<float>(Enumerable.Repeat(float.NaN, 64 * 32).ToArray()).ToArray() : tensor.Data)));
            using Checkpoint checkpoint = Checkpoint.Open(broken);

            CheckpointException error = Assert.Throws<CheckpointException>(() => OnnxExporter.Export(checkpoint, _folder, OnnxPrecision.Int8));

            Assert.Contains("visual.proj", error.Message, StringComparison.Ordinal);
            Assert.Empty(Directory.EnumerateFileSystemEntries(_folder));
        }
        finally
        {
            Directory.Delete(broken, recursive: true);
        }
    }

    [Fact]
    public void A_single_projection_matrix_is_exported_too()
    {
        string folder = Path.Combine(_folder, "linear");
        Directory.CreateDirectory(folder);
        using Checkpoint original = Checkpoint.Open(Fixtures.Path("openclip-tiny", "hub"));
        (original.Config with { Text = original.Config.Text with { ProjectionWidth = 0 } }).Write(folder);
        float[] identity = [.. Enumerable.Range(0, 32 * 48).Select(i => i / 48 == i % 48 ? 1f : 0f)];
        SafetensorsFile.Write(
            Path.Combine(folder, Checkpoint.SafetensorsName),
            original.Tensors.Values.Where(tensor => !tensor.Name.StartsWith("text.proj", StringComparison.Ordinal))
                .Select(tensor => new TensorToWrite(tensor.Name, tensor.Type, tensor.Shape, tensor.Data))
                .Append(new TensorToWrite("text.proj.weight", TensorType.Float32, [32, 48], MemoryMarshal.AsBytes<float>(identity).ToArray())));
        using Checkpoint checkpoint = Checkpoint.Open(folder);
        OnnxExporter.Export(checkpoint, _folder, OnnxPrecision.Float32, new OnnxExportOptions { Intermediates = true });

        float[] features = Text().Run(_golden.Tensors["input.token_ids"])["text_features"];

        float[] pooled = _golden.Tensors["text.pooled"].ToFloat32();
        Assert.InRange(Distance([.. Enumerable.Range(0, 6 * 32).Select(i => pooled[(i / 32 * 48) + (i % 32)])], features), 0, Activations);
    }

    [Fact]
    public void A_cancelled_export_leaves_no_files()
    {
        using Checkpoint checkpoint = Checkpoint.Open(Fixtures.Path("openclip-tiny", "hub"));

        Assert.Throws<OperationCanceledException>(() => OnnxExporter.Export(checkpoint, _folder, OnnxPrecision.Int8, null, new CancellationToken(canceled: true)));

        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder));
    }

    private Graph Vision() => new(Path.Combine(_folder, OnnxExporter.VisionFile));

    private Graph Text() => new(Path.Combine(_folder, OnnxExporter.TextFile));

    private long FolderSize() => new DirectoryInfo(_folder).EnumerateFiles().Sum(file => file.Length);

    private long[] Ids(int text) => MemoryMarshal.Cast<byte, long>(_golden.Tensors["input.token_ids"].Data.Span).Slice(text * 77, 77).ToArray();

    private void Export(string weights, OnnxPrecision precision, bool intermediates = false)
    {
        string hub = Fixtures.Path("openclip-tiny", "hub");
        string source = hub;
        if (weights == Checkpoint.TorchName)
        {
            source = Path.Combine(_folder, "hub");
            Directory.CreateDirectory(source);
            foreach (string file in new[] { weights, "open_clip_config.json", "text_config.json" })
            {
                File.Copy(Path.Combine(hub, file), Path.Combine(source, file));
            }
        }

        using Checkpoint checkpoint = Checkpoint.Open(source);
        Assert.Equal(weights, Path.GetFileName(checkpoint.WeightFile));
        OnnxExporter.Export(checkpoint, _folder, precision, new OnnxExportOptions { Intermediates = intermediates });
    }

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

    private float WorstCosine(string name, float[] actual)
    {
        float[] expected = _golden.Tensors[name].ToFloat32();
        return Enumerable.Range(0, expected.Length / 32).Min(row => TensorPrimitives.Dot(expected.AsSpan(row * 32, 32), actual.AsSpan(row * 32, 32)));
    }

    private static float[] Similarities(float[] rows, float[] columns, float scale)
    {
        int width = 32;
        return [.. from row in Enumerable.Range(0, rows.Length / width)
                   from column in Enumerable.Range(0, columns.Length / width)
                   select scale * TensorPrimitives.Dot(rows.AsSpan(row * width, width), columns.AsSpan(column * width, width))];
    }

    private static float[] Softmax(float[] values, int width)
    {
        float[] result = new float[values.Length];
        for (int row = 0; row < values.Length; row += width)
        {
            TensorPrimitives.SoftMax(values.AsSpan(row, width), result.AsSpan(row, width));
        }

        return result;
    }
}
