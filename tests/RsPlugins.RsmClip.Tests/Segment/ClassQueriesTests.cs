using RsPlugins.RsmClip.Inference;
using RsPlugins.RsmClip.Model.Prompts;
using RsPlugins.RsmClip.Segment;

namespace RsPlugins.RsmClip.Tests.Segment;

public sealed class ClassQueriesTests(PluginFixture plugin) : IClassFixture<PluginFixture>
{
    [Fact]
    public void A_name_is_the_mean_of_its_languages_and_a_class_may_have_more_names_in_one()
    {
        LoadedModel model = plugin.Models.Get(new ModelChoice(PluginFixture.TinyModel), new RecordingContext(), CancellationToken.None);
        ClassSet classes = new("custom", "test", [
            new PromptClass("water", "#0000ff", new Dictionary<string, IReadOnlyList<string>> { ["en"] = ["river", "lake"], ["pt"] = ["rio", "lago"] }),
            new PromptClass("road", "#888888", new Dictionary<string, IReadOnlyList<string>> { ["en"] = ["road"], ["pt"] = ["estrada", "rua"] })]);
        ClassQueries queries = ClassQueries.Of(model.Texts, classes, ["en", "pt"], templates: false, CancellationToken.None);

        Assert.Equal([0, 0, 1, 1, 1], queries.ClassOf);
        float[][] alone = model.Texts.Encode(["river", "rio", "lake", "lago", "road", "estrada", "rua"], CancellationToken.None);
        AssertClose(alone[0].Zip(alone[1], (a, b) => (a + b) / 2), queries.Vectors[0]);
        AssertClose(alone[2].Zip(alone[3], (a, b) => (a + b) / 2), queries.Vectors[1]);
        AssertClose(alone[4], queries.Vectors[2]);
        AssertClose(alone[5], queries.Vectors[3]);
        AssertClose(alone[6], queries.Vectors[4]);
    }

    [Fact]
    public void The_share_of_the_whole_window_is_taken_off_its_patches()
    {
        ClassQueries queries = new([[1, 0], [0, 1]], [0, 1]);
        float[] tokens = [3, 4, 2, 0, 0, -5];
        float[] plain = queries.Logits(tokens, 0), less = queries.Logits(tokens, 0.5f);

        Assert.Equal([1f, 0f], plain[..2]);
        Assert.Equal([0f, -1f], plain[queries.Lanes..(queries.Lanes + 2)]);
        AssertClose([0.7f, -0.4f], less[..2]);
        AssertClose([-0.3f, -1.4f], less[queries.Lanes..(queries.Lanes + 2)]);
    }

    private static void AssertClose(IEnumerable<float> expected, float[] actual) =>
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-6f));
}
