using RsPlugins.RsmClip.Training.Configuration;
using RsPlugins.Tests;

namespace RsPlugins.RsmClip.Training.Tests.Data;

public sealed class DocumentedRecipeTests : IDisposable
{
    private readonly DataFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_configurations_of_the_README_are_read()
    {
        string[] blocks = [.. File.ReadAllText(Path.Combine(Fixtures.Root, "plugins", "rsmclip-training", "Data", "README.md")).Split("```yaml\n").Skip(1).Select(rest => rest.Split("```")[0])];
        string recipe = string.Concat(blocks[1].Split('\n').Where(line => line.Length > 0).Select(line => $"\n      {line}"));

        TrainingConfig data = TrainingConfigFile.Read(_folder.Write("data.yaml", $"tokenizer: x\n{blocks[0]}"));
        ImageSetSettings dino = TrainingConfigFile.Read(_folder.Write("dino.yaml", $"tokenizer: x\ndata:\n  sets:\n    - name: a{recipe}\n")).Data.Sets[0];

        Assert.Equal((4, 3.0, "weighted"), (data.Data.Sets.Count, data.Data.LanguageWeights["en"], data.Data.LanguageSampling));
        Assert.EndsWith("train-{000..011}.tar", data.Data.Sets[3].Images, StringComparison.Ordinal);
        Assert.Equal((0.5, 0.4, 0.1, 0.8, 0.2), (dino.Flip, dino.Jitter, dino.Hue, dino.JitterProbability, dino.Grey));
        Assert.Equal((1.0, 0.1, 0.5, 0.2, false), (dino.BlurFirst, dino.BlurSecond, dino.BlurLocal, dino.Solarize, dino.Turns));
        Assert.Equal(0.2, dino.Jitter * dino.SaturationShare, 1e-9);
    }
}
