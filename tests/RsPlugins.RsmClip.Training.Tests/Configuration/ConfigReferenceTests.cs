using RsPlugins.RsmClip.Training.Configuration;
using RsPlugins.Tests;

namespace RsPlugins.RsmClip.Training.Tests.Configuration;

public sealed class ConfigReferenceTests
{
    [Fact]
    public void Every_hyper_parameter_has_a_range_and_says_where_its_default_comes_from() => Assert.Empty(ConfigReference.Unexplained());

    [Fact]
    public void The_shipped_reference_is_the_codes_own()
    {
        string path = Path.Combine(Fixtures.Root, "plugins", "rsmclip-training", "training.defaults.yaml");
        string expected = ConfigReference.ToYaml();
        if (Environment.GetEnvironmentVariable("RSPLUGINS_WRITE_REFERENCE") == "1")
        {
            File.WriteAllText(path, expected);
        }

        Assert.Equal(expected, File.ReadAllText(path));
    }

    [Theory]
    [InlineData("training-1.yaml")]
    [InlineData("training-2.yaml")]
    [InlineData("training-3.yaml")]
    [InlineData("training-4.yaml")]
    [InlineData("training-5.yaml")]
    public void The_configurations_of_the_shipped_model_are_read(string file)
    {
        string folder = Path.Combine(Fixtures.Root, "plugins", "rsmclip", "models", "rs-m-clip-mini");

        TrainingConfig config = TrainingConfigFile.Read(Path.Combine(folder, file));

        Assert.Equal(["eurosat", "ucmerced"], config.Data.Sets.Select(set => set.Name));
        if (config.StartFrom.Length == 0)
        {
            Assert.Equal(128, config.Model.ImageSize);
            Assert.True(File.Exists(config.Tokenizer));
        }
        else
        {
            Assert.Contains(Directory.GetFiles(folder, "*.yaml"), other => File.ReadAllText(other).Contains("--output " + Path.GetFileName(Path.GetDirectoryName(config.StartFrom)), StringComparison.Ordinal));
        }
    }
}
