using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace RsPlugins.RsmClip.Training.Configuration;

/// <summary>Reads and writes training configurations.</summary>
public static class TrainingConfigFile
{
    /// <summary>Reads a YAML file; relative paths in it become full ones.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="TrainingException">The file is not a training configuration.</exception>
    public static TrainingConfig Read(string path)
    {
        if (!File.Exists(path))
        {
            throw new TrainingException($"The training configuration {path} does not exist.", "Check the path.");
        }

        IDeserializer deserializer = new DeserializerBuilder()
            .WithNamingConvention(UnderscoredNamingConvention.Instance)
            .WithTypeMapping<IReadOnlyList<ImageSetSettings>, List<ImageSetSettings>>()
            .WithTypeMapping<IReadOnlyList<string>, List<string>>()
            .WithTypeMapping<IReadOnlyList<double>, List<double>>()
            .Build();
        TrainingConfig config;
        try
        {
            config = deserializer.Deserialize<TrainingConfig?>(File.ReadAllText(path)) ?? new TrainingConfig();
        }
        catch (YamlException failure)
        {
            throw new TrainingException(
                $"{Path.GetFileName(path)}, line {failure.Start.Line}: {failure.InnerException?.Message ?? failure.Message}",
                "Compare the keys with those of the shipped configuration.",
                failure);
        }

        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        config.StartFrom = Full(folder, config.StartFrom);
        config.Tokenizer = Full(folder, config.Tokenizer);
        config.Data.Texts = Full(folder, config.Data.Texts);
        foreach (ImageSetSettings set in config.Data.Sets)
        {
            set.Images = Full(folder, set.Images);
            set.List = Full(folder, set.List);
        }

        Check(config);
        return config;
    }

    /// <summary>A configuration as YAML.</summary>
    /// <param name="config">The configuration.</param>
    public static string ToYaml(TrainingConfig config) =>
        new SerializerBuilder().WithNamingConvention(UnderscoredNamingConvention.Instance).Build().Serialize(config);

    private static void Check(TrainingConfig config)
    {
        Require(config.BatchSize >= 2, "batch_size must be at least 2: the contrastive loss needs negatives.");
        Require(config.Steps >= 1, "steps must be at least 1.");
        Require(config.Data.Sets.Count > 0, "data.sets names no data set.");
        Require(config.Data.Languages.Count > 0, "data.languages is empty.");
        Require(config.Precision is "bfloat16" or "float32", "precision must be bfloat16 or float32.");
        Require(config.Optimiser.Schedule is "cosine" or "constant", "optimiser.schedule must be cosine or constant.");
        Require(config.Views.GlobalCrops >= 1, "views.global_crops must be at least 1.");
        Require(config.Distillation.Weight == 0 || config.Views.GlobalCrops == 2, "Self-distillation needs views.global_crops: 2.");
        foreach (ImageSetSettings set in config.Data.Sets)
        {
            Require(set.CutMix is >= 0 and <= 1 && set.Grey is >= 0 and <= 1, $"cut_mix and grey of data set {set.Name} are probabilities, 0 to 1.");
            Require(set.Jitter is >= 0 and < 1 && set.ChannelJitter is >= 0 and < 1, $"jitter and channel_jitter of data set {set.Name} must be at least 0 and less than 1.");
            Require(set.MinimumDetail is >= 0.1 and <= 1, $"minimum_detail of data set {set.Name} must be 0.1 to 1.");
        }

        Require(config.StartFrom.Length > 0 || config.Tokenizer.Length > 0, "Without start_from a tokenizer is needed.");
    }

    private static void Require(bool holds, string message)
    {
        if (!holds)
        {
            throw new TrainingException(message, "Correct the training configuration.");
        }
    }

    private static string Full(string folder, string path) => path.Length == 0 ? path : Path.GetFullPath(path, folder);
}
