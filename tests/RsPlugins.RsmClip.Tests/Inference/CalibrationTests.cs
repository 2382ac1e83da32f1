using RsPlugins.RsmClip.Inference;
using RsPlugins.RsmClip.Model.Checkpoints;
using RsPlugins.RsmClip.Model.Prompts;
using RsPlugins.Tests;

namespace RsPlugins.RsmClip.Tests.Inference;

public sealed class CalibrationTests(PluginFixture plugin) : IClassFixture<PluginFixture>
{
    private static readonly Calibration Sample = new("hash", 20, new Dictionary<string, MatchCurve> { ["en"] = new(10, -5), ["image"] = new(4, -3) }, 0.05);

    [Fact]
    public void What_was_written_is_read_for_its_model_and_for_no_other()
    {
        using TemporaryFolder folder = new();
        string path = Path.GetDirectoryName(folder.File("x"))!;
        Assert.Null(Calibration.Read(path, "hash"));
        File.WriteAllText(folder.File(Calibration.FileName), Sample.ToJson());

        Calibration read = Calibration.Read(path, "hash")!;

        Assert.Equal((20, 0.05), (read.ClassScale, read.Prior));
        Assert.Equal(new MatchCurve(10, -5), read.Matches["en"]);
        Assert.Null(Calibration.Read(path, "another"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{\"model_sha256\":\"hash\"}")]
    [InlineData("{\"model_sha256\":\"hash\",\"class_scale\":\"much\",\"matches\":{},\"prior\":0.05}")]
    public void A_damaged_file_is_named(string content)
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder.File(Calibration.FileName), content);

        CheckpointException failure = Assert.Throws<CheckpointException>(() => Calibration.Read(Path.GetDirectoryName(folder.File("x"))!, "hash"));

        Assert.Contains(Calibration.FileName, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Probabilities_are_the_soft_maximum_and_the_logistic_function()
    {
        float[] probabilities = Sample.ClassProbabilities([0.5f, 0.4f]);

        Assert.Equal(1 / (1 + Math.Exp(-2)), probabilities[0], 1e-6);
        Assert.Equal(1, probabilities.Sum(), 1e-6);
        Assert.Equal(0.5, Sample.MatchConfidence(0.5, "en"), 1e-12);
        Assert.True(Sample.Covers("image") && !Sample.Covers("ru"), "curves of other languages");
        Assert.Throws<ArgumentException>(() => Sample.MatchConfidence(0.5, "ru"));
    }

    [Fact]
    public void The_shipped_model_has_one_for_all_languages_and_for_images()
    {
        LoadedModel model = plugin.Models.Get(new ModelChoice(null), new RecordingContext(), CancellationToken.None);

        Assert.All(Languages.All.Append(Calibration.ImageQuery), language => Assert.True(model.Calibration!.Matches[language].Slope > 0, language));
        Assert.True(model.Calibration!.ClassScale > 0, "no scale");
        Assert.Null(plugin.Models.Get(new ModelChoice(PluginFixture.TinyModel), new RecordingContext(), CancellationToken.None).Calibration);
    }

    [Fact]
    public void It_is_no_part_of_what_identifies_a_model()
    {
        using TemporaryFolder folder = new();
        foreach (string file in Directory.GetFiles(PluginFixture.TinyModel))
        {
            File.Copy(file, folder.File(Path.GetFileName(file)));
        }

        string path = Path.GetDirectoryName(folder.File("x"))!, before = ModelFingerprint.HashOf(path, folder.File("cache"), CancellationToken.None);
        File.WriteAllText(folder.File(Calibration.FileName), Sample.ToJson());

        Assert.Equal(before, ModelFingerprint.HashOf(path, folder.File("cache"), CancellationToken.None));
    }
}
