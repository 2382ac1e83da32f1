using System.Text.Json;
using RsPlugins.Geo.Rasters;
using RsPlugins.Geo.Tiles;
using RsPlugins.RsmClip.Inference;
using RsPlugins.RsmClip.Model.Checkpoints;
using RsPlugins.RsmClip.Model.Onnx;
using RsPlugins.RsmClip.Segment;
using RsPlugins.Tests;
using Xunit.Abstractions;

namespace RsPlugins.RsmClip.Tests.Segment;

/// <summary>Every case of NACLIP's own code, from the pixels to the mask, through the graphs and the classes that the tool uses.</summary>
public sealed class NaclipTests(PluginFixture plugin, ITestOutputHelper output) : IClassFixture<PluginFixture>, IDisposable
{
    private const int Patch = 8;
    private const float Features = 1e-5f;
    private const float Logits = 2e-6f;
    private const float Probabilities = 3e-5f;
    private static readonly string[] Names = ["64x64.std5", "64x64.std1", "64x64.thd", "64x64.pamr", "64x64.pamr12", "96x64.std5", "96x64.vanilla_arch", "70x67.std5", "112x96.slide64_32", "112x96.slide64_48"];
    private readonly TensorFile golden = SafetensorsFile.Read(Fixtures.Path("openclip-tiny", "naclip.safetensors"));
    private readonly JsonDocument settings = JsonDocument.Parse(File.ReadAllText(Fixtures.Path("openclip-tiny", "naclip.json")));

    public static TheoryData<string> Cases => [.. Names];

    public void Dispose()
    {
        golden.Dispose();
        settings.Dispose();
    }

    [Fact]
    public void All_cases_are_tested() =>
        Assert.Equal(settings.RootElement.GetProperty("cases").EnumerateObject().Select(entry => entry.Name).Order(), Names.Order());

    [Theory]
    [MemberData(nameof(Cases))]
    public void Masks_equal_the_original(string name)
    {
        JsonElement config = settings.RootElement.GetProperty("cases").GetProperty(name).GetProperty("config");
        string input = settings.RootElement.GetProperty("cases").GetProperty(name).GetProperty("input").GetString()!;
        int height = (int)golden.Tensors[input].Shape[2], width = (int)golden.Tensors[input].Shape[3];
        ClassQueries queries = Queries();
        LogitSurface surface = Surface(name, config, golden.Tensors[input].ToFloat32(), width, height, queries);
        float[] logits = new float[width * height * queries.Lanes];
        for (int y = 0; y < height; y++)
        {
            surface.Fill(y, 0, logits.AsSpan(y * width * queries.Lanes, width * queries.Lanes));
        }

        Compare($"{name}.logits_upsampled", Planes(logits, queries.Lanes, queries.Vectors.Length), Logits);
        if (config.TryGetProperty("pamr", out JsonElement dilations))
        {
            float[] image = Pixels(golden.Tensors[input].ToFloat32(), width, height);
            new Pamr([.. dilations.EnumerateArray().Select(one => one.GetInt32())], 10).Refine(image, logits, width, queries.Lanes, 2, CancellationToken.None);
        }

        byte[] classes = new byte[width * height];
        float[] scores = new float[classes.Length], probabilities = new float[classes.Length * queries.ClassCount];
        float threshold = config.TryGetProperty("thd", out JsonElement least) ? least.GetSingle() : 0;
        PixelClassifier classifier = new(queries, settings.RootElement.GetProperty("logit_scale").GetSingle(), threshold, 0);
        classifier.Probabilities(logits, probabilities);
        classifier.Label(probabilities, classes, scores);

        // The reference brings the classes' probabilities to a sum of 1, but takes its threshold before.
        float[] shares = [.. probabilities.Chunk(queries.ClassCount).SelectMany(pixel => pixel.Select(one => one / pixel.Sum()))];
        Compare($"{name}.probs", Planes(shares, queries.ClassCount, queries.ClassCount), Probabilities);
        Assert.Equal(System.Runtime.InteropServices.MemoryMarshal.Cast<byte, long>(golden.Tensors[$"{name}.pred"].Data.Span).ToArray(), classes.Select(one => (long)one));
        Assert.All(Enumerable.Range(0, scores.Length), i => Assert.Equal(probabilities[(i * queries.ClassCount)..((i + 1) * queries.ClassCount)].Max(), scores[i]));
    }

    private ClassQueries Queries()
    {
        float[] features = golden.Tensors["query_features"].ToFloat32();
        int[] classOf = [.. settings.RootElement.GetProperty("query_idx").EnumerateArray().Select(one => one.GetInt32())];
        return new ClassQueries([.. features.Chunk(32)], classOf);
    }

    /// <summary>One window over the whole image, or windows as the case says.</summary>
    private LogitSurface Surface(string name, JsonElement config, float[] image, int width, int height, ClassQueries queries)
    {
        LoadedModel model = plugin.Models.Get(new ModelChoice(PluginFixture.TinyModel, Fp32: true), new RecordingContext(), CancellationToken.None);
        double sigma = config.TryGetProperty("std", out JsonElement std) ? std.GetDouble() : 5;
        bool whole = config.TryGetProperty("arch", out JsonElement arch) && arch.GetString() == "vanilla";
        int side = config.TryGetProperty("slide", out JsonElement slide) ? slide.GetInt32() : 0;
        int windowWidth = side > 0 ? side : width, windowHeight = side > 0 ? side : height;
        int rows = windowHeight / Patch, columns = windowWidth / Patch;
        using PatchEncoder encoder = new(model, new SegmentationOptions(rows, columns, WholeBlock: whole, Sigma: sigma), 1, CancellationToken.None);
        LogitSurface surface = new(windowWidth, windowHeight, rows, columns, queries.Lanes, tapered: false);
        IEnumerable<Tile> windows = side > 0
            ? new TileGrid(width, height, side, config.GetProperty("stride").GetInt32(), TileEdge.Shift).Tiles()
            : [new Tile(0, 0, new RasterWindow(0, 0, width, height))];
        foreach (Tile tile in windows)
        {
            float[] tokens = encoder.RunTensor(Crop(image, width, height, tile.Window.X, tile.Window.Y, columns * Patch, rows * Patch), 1);
            float[] logits = queries.Logits(tokens, 0);
            surface.Add(tile.Row, tile.Window, logits);
            if (golden.Tensors.ContainsKey($"{name}.logits_grid"))
            {
                Compare($"{name}.features_all_tokens", tokens, Features);
                Compare($"{name}.logits_grid", Planes(logits, queries.Lanes, queries.Vectors.Length), Logits);
            }
        }

        return surface;
    }

    private static float[] Crop(float[] planes, int width, int height, int left, int top, int across, int down) =>
        [.. from channel in Enumerable.Range(0, 3)
            from y in Enumerable.Range(top, down)
            from x in Enumerable.Range(left, across)
            select planes[(((channel * height) + y) * width) + x]];

    /// <summary>[3, height, width] to [height, width, 3].</summary>
    private static float[] Pixels(float[] planes, int width, int height) =>
        [.. from pixel in Enumerable.Range(0, width * height)
            from channel in Enumerable.Range(0, 3)
            select planes[(channel * width * height) + pixel]];

    /// <summary>[pixels, lanes] to [values, pixels].</summary>
    private static float[] Planes(float[] values, int lanes, int count) =>
        [.. from lane in Enumerable.Range(0, count)
            from pixel in Enumerable.Range(0, values.Length / lanes)
            select values[(pixel * lanes) + lane]];

    private void Compare(string name, float[] actual, float tolerance)
    {
        float[] expected = golden.Tensors[name].ToFloat32();
        Assert.Equal(expected.Length, actual.Length);
        float distance = expected.Zip(actual, (a, b) => Math.Abs(a - b)).Max();
        output.WriteLine($"{name}: {distance:e2} of {tolerance:e0}");
        Assert.True(distance <= tolerance, $"{name} differs by {distance}, allowed are {tolerance}.");
    }
}
