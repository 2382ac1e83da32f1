using RsPlugins.RsmClip.Training.Configuration;
using RsPlugins.RsmClip.Training.Data;

namespace RsPlugins.RsmClip.Training.Tests.Data;

public sealed class LanguageSamplerTests
{
    private static readonly string[] Three = ["en", "pt", "zh"];

    [Fact]
    public void Uniform_takes_every_language_as_often_whatever_the_weights()
    {
        Dictionary<string, int> counts = Count(new DataSettings { Languages = Three, LanguageSampling = "uniform", LanguageWeights = new Dictionary<string, double> { ["en"] = 9 } });

        Assert.All(Three, language => Assert.InRange(counts[language], 900, 1100));
    }

    [Fact]
    public void Weighted_follows_the_weights_and_a_language_without_one_has_1()
    {
        Dictionary<string, int> counts = Count(new DataSettings { Languages = Three, LanguageSampling = "weighted", LanguageWeights = new Dictionary<string, double> { ["en"] = 4, ["zh"] = 0 } });

        Assert.InRange(counts["en"], 2280, 2520);
        Assert.InRange(counts["pt"], 480, 720);
        Assert.DoesNotContain("zh", counts.Keys);
    }

    [Fact]
    public void One_per_batch_is_drawn_from_the_step_alone()
    {
        LanguageSampler sampler = new(new DataSettings { Languages = Three, LanguageSampling = "one-per-batch" }, 7);

        string?[] languages = [.. Enumerable.Range(0, 300).Select(step => sampler.OfBatch(step))];

        Assert.All(Three, language => Assert.InRange(languages.Count(one => one == language), 70, 130));
        Assert.Equal(languages, Enumerable.Range(0, 300).Select(step => new LanguageSampler(new DataSettings { Languages = Three, LanguageSampling = "one-per-batch" }, 7).OfBatch(step)));
        Assert.Null(new LanguageSampler(new DataSettings(), 7).OfBatch(0));
    }

    [Theory]
    [InlineData("xx", 1, "\"xx\"")]
    [InlineData("en", 0, "leaves no language")]
    public void Weights_that_cannot_be_drawn_by_are_refused(string language, double weight, string inMessage)
    {
        DataSettings settings = new() { Languages = ["en"], LanguageSampling = "weighted", LanguageWeights = new Dictionary<string, double> { [language] = weight } };

        Assert.Contains(inMessage, Assert.Throws<TrainingException>(() => new LanguageSampler(settings, 0)).Message, StringComparison.Ordinal);
    }

    private static Dictionary<string, int> Count(DataSettings settings)
    {
        LanguageSampler sampler = new(settings, 0);
        SeededRandom random = new(1, 2, 3);
        Dictionary<string, int> counts = [];
        for (int i = 0; i < 3000; i++)
        {
            string language = sampler.Draw(settings.Languages, ref random);
            counts[language] = counts.GetValueOrDefault(language) + 1;
        }

        return counts;
    }
}
