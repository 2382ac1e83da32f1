using RsPlugins.RsmClip.Training.Configuration;

namespace RsPlugins.RsmClip.Training.Tests.Configuration;

public sealed class ConfigFaultsTests
{
    private const string Sets = "tokenizer: t\ndata: {sets: [{name: a}]}\n";

    [Theory]
    [InlineData("batch_sise: 3", "line 1: batch_sise is no setting. Did you mean batch_size?")]
    [InlineData("learning_rate: 3", "line 1: learning_rate is no setting. Did you mean optimiser.learning_rate?")]
    [InlineData("optimiser:\n  learnin-rate: 3", "line 2: optimiser.learnin-rate is no setting. Did you mean optimiser.learning_rate?")]
    [InlineData("zzz: 3", "line 1: zzz is no setting.")]
    [InlineData("batch_size: 1", "line 1: batch_size is 1; allowed: 2 or more.")]
    [InlineData("batch_size: two", "line 1: batch_size is two; it must be a whole number.")]
    [InlineData("batch_size: 2.5", "line 1: batch_size is 2.5; it must be a whole number.")]
    [InlineData("optimiser: {beta1: 1}", "line 1: optimiser.beta1 is 1; allowed: 0 to less than 1.")]
    [InlineData("optimiser: {epsilon: 0}", "line 1: optimiser.epsilon is 0; allowed: more than 0, at most 1.")]
    [InlineData("optimiser: {learning_rate: .nan}", "line 1: optimiser.learning_rate is .nan; it must be a number.")]
    [InlineData("optimiser: {schedule: cosin}", "line 1: optimiser.schedule is cosin; allowed: cosine, constant.")]
    [InlineData("optimiser:", "line 1: optimiser must hold settings of its own: leave it out or give them.")]
    [InlineData("start_from:", "line 1: start_from is empty: leave it out or give a value.")]
    [InlineData("output: {evaluate_at: [0.5, 1.5]}", "line 1: output.evaluate_at[1] is 1.5; allowed: 0 to 1.")]
    [InlineData("output: {evaluate_at: 1}", "line 1: output.evaluate_at must be a list.")]
    [InlineData("data:\n  shared_texts: perhaps", "line 2: data.shared_texts is perhaps; it must be true or false.")]
    [InlineData("data:\n  sets:\n    - {name: a}\n    - {grey: 2}", "line 4: data.sets[1].grey is 2; allowed: 0 to 1.")]
    [InlineData("- 1", "line 1: the file holds no settings.")]
    [InlineData("", "the file is empty.")]
    [InlineData("steps: [1", "line 2:")]
    public void Each_fault_is_named_with_its_line_key_value_and_range(string text, string expected)
    {
        TrainingException refused = Assert.Throws<TrainingException>(() => Read(text, "train.yaml"));

        Assert.StartsWith("train.yaml, " + expected, refused.Message, StringComparison.Ordinal);
        Assert.NotEmpty(refused.Hint);
    }

    [Fact]
    public void All_faults_are_told_at_once_and_not_more_than_one_can_read()
    {
        string two = Assert.Throws<TrainingException>(() => Read("steps: 0\nthreads: -1", "a.yaml")).Message;
        string many = Assert.Throws<TrainingException>(() => Read(string.Join('\n', Enumerable.Range(0, 20).Select(i => $"zzz{i}: 1")), "a.yaml")).Message;

        Assert.Equal("a.yaml, line 1: steps is 0; allowed: 1 or more. line 2: threads is -1; allowed: 0 to 1024.", two);
        Assert.EndsWith("(12 more)", many, StringComparison.Ordinal);
    }

    [Fact]
    public void What_fits_is_read()
    {
        TrainingConfig config = Read(Sets + "steps: 20_000\noptimiser: {learning_rate: 1e-3, beta1: 0.0}\noutput: {evaluate_at: []}", "train.yaml");

        Assert.Equal(20_000, config.Steps);
        Assert.Equal(1e-3, config.Optimiser.LearningRate);
        Assert.Empty(config.Output.EvaluateAt);
    }

    [Fact]
    public void Json_is_read_as_editors_write_it()
    {
        string json = """
            {
            	"$schema": "training.schema.json",
            	"tokenizer": "t",
            	"steps": 7,
            	"optimiser": {"learning_rate": 1e-05, "schedule": "constant"},
            	"data": {
            		"shared_texts": false,
            		"languages": ["en", "pt"],
            		"sets": [{"name": "a\u00e9\ud83d\ude00\/b", "images": "C:\\x"}]
            	}
            }
            """;

        TrainingConfig config = Read(json, "train.json");
        string refused = Assert.Throws<TrainingException>(() => Read(json.Replace("1e-05", "-1", StringComparison.Ordinal), "train.json")).Message;

        Assert.Equal((7, 1e-5, "constant", false), (config.Steps, config.Optimiser.LearningRate, config.Optimiser.Schedule, config.Data.SharedTexts));
        Assert.Equal("aé😀/b", config.Data.Sets[0].Name);
        Assert.Equal(["en", "pt"], config.Data.Languages);
        Assert.Contains("line 5: optimiser.learning_rate is -1; allowed: 0 to 10.", refused, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("distillation: {weight: 1}", "views.global_crops")]
    [InlineData("views: {local_minimum_area: 0.5, local_maximum_area: 0.1}", "views.local_minimum_area")]
    [InlineData("steps: 10\noptimiser: {warmup_steps: 10}", "optimiser.warmup_steps")]
    public void Settings_that_do_not_go_together_are_refused(string text, string expected) =>
        Assert.Contains(expected, Assert.Throws<TrainingException>(() => Read(Sets + text, "train.yaml")).Message, StringComparison.Ordinal);

    private static TrainingConfig Read(string text, string name)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("rs-config");
        try
        {
            string path = Path.Combine(folder.FullName, name);
            File.WriteAllText(path, text);
            return TrainingConfigFile.Read(path);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
