using System.Text.Json;
using System.Text.Json.Nodes;
using RsPlugins.Geo.Images;
using RsPlugins.RsmClip.Embed;
using RsPlugins.RsmClip.Evaluate;
using RsPlugins.RsmClip.Inference;
using RsPlugins.RsmClip.Model.Prompts;
using RsPlugins.Tests;

namespace RsPlugins.RsmClip.Tests.Evaluate;

public sealed class CalibrationFitTests(PluginFixture plugin) : IClassFixture<PluginFixture>
{
    /// <summary>Two normal distributions of equal width: the log odds are linear in the score, with a slope and an intercept that are known.</summary>
    [Fact]
    public void The_curve_of_two_normal_distributions_is_found()
    {
        const double Width = 0.08, Relevant = 0.45, Irrelevant = 0.2;
        const int Count = 200_000;
        Random random = new(7);
        bool[] isRelevant = [.. Enumerable.Range(0, Count).Select(i => i % 4 == 0)];
        float[] cosines = [.. isRelevant.Select(relevant => (float)((relevant ? Relevant : Irrelevant) + (Width * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()))))];
        ScoreHistogram pairs = new();
        pairs.Add(cosines, i => isRelevant[i], 1);

        MatchCurve curve = pairs.Fit();

        // That every fourth pair is relevant does not matter: the curve is for the prior.
        double slope = (Relevant - Irrelevant) / (Width * Width);
        double intercept = Math.Log(ScoreHistogram.Prior / (1 - ScoreHistogram.Prior)) - (((Relevant * Relevant) - (Irrelevant * Irrelevant)) / (2 * Width * Width));
        Assert.InRange(curve.Slope / slope, 0.98, 1.02);
        Assert.InRange(curve.Intercept / intercept, 0.98, 1.02);
        Assert.InRange(pairs.Measure(curve.At).ExpectedError, 0, 0.002);
        Assert.Equal((Count, Count / 4), (pairs.Pairs, pairs.Relevant));
    }

    [Fact]
    public void Queries_count_alike_and_one_that_says_nothing_is_left_out()
    {
        ScoreHistogram few = new(), many = new();
        few.Add([0.9f, 0.1f], i => i == 0, 1);
        few.Add([0.2f, 0.7f], i => i == 0, 1);
        many.Add([0.9f, 0.9f, 0.1f, 0.1f, 0.1f], i => i < 2, 1);
        many.Add([0.2f, 0.7f, 0.7f, 0.7f], i => i == 0, 1);
        many.Add([0.5f, 0.5f], _ => false, 1);

        Assert.Equal(few.Fit().Slope, many.Fit().Slope, 1e-6);
        Assert.Equal(9, many.Pairs);
    }

    [Fact]
    public void The_expected_error_is_the_mean_distance_over_the_bins()
    {
        Reliability table = new();
        table.Add(0.95, 0.5, 1);
        table.Add(0.91, 1, 1);
        table.Add(0.2, 0, 2);

        Assert.Equal((Math.Abs(1.86 - 1.5) + Math.Abs(0.4 - 0)) / 4, table.ExpectedError, 1e-12);
        Assert.Equal([0.2, 0.9], table.ToJson().Select(bin => (double)bin!["from"]!));
    }

    [Fact]
    public void Rejection_is_that_of_a_direct_count()
    {
        Random random = new(3);
        int[] labels = [.. Enumerable.Range(0, 60).Select(i => i % 4)];
        float[][] cosines = [.. labels.Select(label => Enumerable.Range(0, 4).Select(one => (float)(random.NextDouble() + (one == label ? 0.6 : 0))).ToArray())];
        const double Scale = 5, Threshold = 0.6;
        List<(double Auroc, double Rejected, double Kept)> expected = [];
        for (int a = 0; a < 4; a++)
        {
            for (int b = a + 1; b < 4; b++)
            {
                (double Confidence, bool Known)[] all = [.. cosines.Zip(labels, (row, label) => (Enumerable.Range(0, 4).Where(i => i != a && i != b).ToArray() is int[] listed ? Math.Exp(Scale * listed.Max(i => row[i])) / listed.Sum(i => Math.Exp(Scale * row[i])) : 0, label != a && label != b))];
                double[] known = [.. all.Where(one => one.Known).Select(one => one.Confidence)], unknown = [.. all.Where(one => !one.Known).Select(one => one.Confidence)];
                expected.Add((known.Average(k => unknown.Average(u => k > u ? 1.0 : 0)), unknown.Average(u => u < Threshold ? 1.0 : 0), known.Average(k => k >= Threshold ? 1.0 : 0)));
            }
        }

        Rejection found = Rejection.Of(cosines, labels, Scale, Threshold)!;

        Assert.Equal(expected.Average(one => one.Auroc), found.Auroc, 1e-9);
        Assert.Equal(expected.Min(one => one.Auroc), found.WorstAuroc, 1e-9);
        Assert.Equal(expected.Average(one => one.Rejected), found.Rejected, 1e-9);
        Assert.Equal(expected.Average(one => one.Kept), found.Kept, 1e-9);
    }

    /// <summary>Of two classes with images there is no pair to leave out that leaves images of others; of three there are pairs, those with a class without images too.</summary>
    [Fact]
    public void Pairs_of_classes_that_leave_no_images_on_one_side_do_not_count()
    {
        float[][] cosines = [[0.9f, 0.1f, 0.2f, 0.3f], [0.1f, 0.9f, 0.2f, 0.3f], [0.1f, 0.2f, 0.9f, 0.3f]];

        Assert.Null(Rejection.Of([[0.9f, 0.1f], [0.1f, 0.9f]], [0, 1], 5, 0.5));
        Rejection found = Rejection.Of(cosines, [0, 1, 2], 5, 0.5)!;
        Assert.All([found.Auroc, found.WorstAuroc, found.Rejected, found.Kept, found.AccuracyBefore, found.AccuracyAfter], value => Assert.InRange(value, 0, 1));
    }

    [Fact]
    public async Task The_tool_writes_the_scale_of_the_least_negative_log_likelihood_and_a_curve_for_each_language_and_for_images()
    {
        using TemporaryFolder folder = new();
        JsonObject result = await plugin.CallAsync("rs.evaluate", new JsonObject
        {
            ["eurosat"] = Fixtures.Path("classify", "eurosat"),
            ["eurosat_split"] = Fixtures.Path("classify", "eurosat-split.csv"),
            ["languages"] = new JsonArray("en", "ko"),
            ["calibration"] = folder.File("calibration.json"),
        });

        LoadedModel model = plugin.Models.Get(new ModelChoice(null), new RecordingContext(), CancellationToken.None);
        Calibration calibration = Calibration.Read(Path.GetDirectoryName(folder.File("x"))!, model.Export.ContentHash)!;
        Assert.Equal(["en", "image", "ko"], calibration.Matches.Keys.Order());
        Assert.Equal((double)result["calibration"]!["classes"]!["ece_after"]!, (double)calibration.Provenance!["fit"]!["classes"]!["ece_after"]!);
        string[][] rows = [.. File.ReadAllLines(Fixtures.Path("classify", "eurosat-split.csv")).Skip(1).Select(line => line.Split(','))];
        ClassSet classes = ClassSet.Find("eurosat");
        float[][] images = [.. rows.Select(row => model.Images.Encode([model.Images.Preprocessor.ResizeAndCrop(EmbedTool.ToPixelImage(ImageFile.Decode(Path.Combine(Fixtures.Path("classify", "eurosat"), row[0]))))], CancellationToken.None)[0])];
        int[] truth = [.. rows.Select(row => classes.Classes.ToList().FindIndex(one => one.Id == row[1]))];
        float[][][] vectors = [.. new[] { "en", "ko" }.Select(language => ClassEmbeddings.Of(model.Texts, classes, language, true, CancellationToken.None))];
        double Loss(double scale) => vectors.Average(language => images.Index().Average(image => -Math.Log(Vectors.SoftMax([.. language.Select(one => Vectors.Dot(one, image.Item))], (float)scale)[truth[image.Index]])));
        Assert.True(Loss(calibration.ClassScale) < Loss(calibration.ClassScale * 0.97), "a smaller scale fits better");
        Assert.True(Loss(calibration.ClassScale) < Loss(calibration.ClassScale * 1.03), "a larger scale fits better");
    }
}
