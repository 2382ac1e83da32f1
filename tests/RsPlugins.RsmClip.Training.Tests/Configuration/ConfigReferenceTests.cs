using RsPlugins.RsmClip.Training.Configuration;
using RsPlugins.Tests;

namespace RsPlugins.RsmClip.Training.Tests.Configuration;

public sealed class ConfigReferenceTests
{
    [Fact]
    public void Every_hyper_parameter_says_where_its_default_comes_from() => Assert.Empty(ConfigReference.WithoutProvenance());

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

    [Fact]
    public void The_configuration_of_the_shipped_model_is_read()
    {
        TrainingConfig config = TrainingConfigFile.Read(Path.Combine(Fixtures.Root, "plugins", "rsmclip", "models", "rs-m-clip-mini", "training.yaml"));

        Assert.Equal(128, config.Model.ImageSize);
        Assert.Equal(["eurosat", "ucmerced"], config.Data.Sets.Select(set => set.Name));
        Assert.True(File.Exists(config.Tokenizer));
    }
}
