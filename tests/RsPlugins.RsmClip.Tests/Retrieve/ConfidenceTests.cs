using RsPlugins.RsmClip.Inference;
using RsPlugins.RsmClip.Retrieve;

namespace RsPlugins.RsmClip.Tests.Retrieve;

public sealed class ConfidenceTests(PluginFixture plugin) : IClassFixture<PluginFixture>
{
    [Theory]
    [InlineData("pt", 2, 0, "pt")]
    [InlineData("pt", 0, 1, Calibration.ImageQuery)]
    public void A_calibrated_model_says_how_likely_a_match_is(string language, int texts, int images, string curve)
    {
        LoadedModel model = plugin.Models.Get(new ModelChoice(null), new RecordingContext(), CancellationToken.None);

        Confidence confidence = Confidence.For(model, language, texts, images, unwanted: 0);

        Assert.Null(confidence.Reason);
        Assert.Equal(model.Calibration!.MatchConfidence(0.6, curve), confidence.Of!(0.6));
        Assert.True(confidence.Of(0.6) > confidence.Of(0.3), "a nearer match is less likely");
    }

    [Fact]
    public void Mixes_and_models_without_calibration_say_why_not()
    {
        LoadedModel model = plugin.Models.Get(new ModelChoice(null), new RecordingContext(), CancellationToken.None);
        LoadedModel plain = plugin.Models.Get(new ModelChoice(PluginFixture.TinyModel), new RecordingContext(), CancellationToken.None);

        Assert.All(
            (Confidence[])[Confidence.For(model, "en", 1, 1, 0), Confidence.For(model, "en", 1, 0, 1), Confidence.For(model, "tlh", 1, 0, 0), Confidence.For(plain, "en", 1, 0, 0)],
            confidence => Assert.True(confidence.Of is null && confidence.Reason is { Length: > 0 }, "a confidence without a reason for it"));
    }
}
