using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace RsPlugins.RsmClip.Training.Configuration;

/// <summary>Reads and writes training configurations.</summary>
public static class TrainingConfigFile
{
    private const int FaultsShown = 8;
    private const string Hint = "training.defaults.yaml and training.schema.json beside the plugin list every setting with its default, range and origin.";

    /// <summary>Reads a YAML or JSON file (JSON is YAML too); relative paths in it become full ones.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="TrainingException">The file is not a training configuration.</exception>
    public static TrainingConfig Read(string path)
    {
        if (!File.Exists(path))
        {
            throw new TrainingException($"The training configuration {path} does not exist.", "Check the path.");
        }

        string text = File.ReadAllText(path);
        string name = Path.GetFileName(path);
        IDeserializer deserializer = new DeserializerBuilder()
            .IgnoreUnmatchedProperties()
            .WithNamingConvention(UnderscoredNamingConvention.Instance)
            .WithTypeMapping<IReadOnlyList<ImageSetSettings>, List<ImageSetSettings>>()
            .WithTypeMapping<IReadOnlyList<string>, List<string>>()
            .WithTypeMapping<IReadOnlyList<double>, List<double>>()
            .WithTypeMapping<IReadOnlyDictionary<string, double>, Dictionary<string, double>>()
            .Build();
        TrainingConfig config;
        try
        {
            YamlStream documents = [];
            documents.Load(new StringReader(text));
            IReadOnlyList<string> faults = documents.Documents.Count == 0 ? ["the file is empty."] : ConfigFaults.Of(documents.Documents[0].RootNode);
            if (faults.Count > 0)
            {
                string more = faults.Count > FaultsShown ? $" ({faults.Count - FaultsShown} more)" : "";
                throw new TrainingException($"{name}, {string.Join(" ", faults.Take(FaultsShown))}{more}", Hint);
            }

            config = deserializer.Deserialize<TrainingConfig>(text);
        }
        catch (YamlException failure)
        {
            throw new TrainingException($"{name}, line {failure.Start.Line}: {failure.InnerException?.Message ?? failure.Message}", Hint, failure);
        }

        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        config.StartFrom = Full(folder, config.StartFrom);
        config.Tokenizer = Full(folder, config.Tokenizer);
        config.Interpolation.With = Full(folder, config.Interpolation.With);
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
        ViewSettings views = config.Views;
        Require(config.Data.Sets.Count > 0, "data.sets names no data set.");
        Require(config.Data.Languages.Count > 0, "data.languages is empty.");
        Require(config.Distillation.Weight == 0 || views.GlobalCrops == 2, "Self-distillation needs views.global_crops: 2.");
        Require(config.Accumulation <= config.BatchSize, "accumulation is larger than batch_size.");
        Require(config.Interpolation.Shares.Count == 0 || (config.StartFrom + config.Interpolation.With).Length > 0, "interpolation.shares needs start_from or interpolation.with: there is nothing else to go between.");
        string[] strange = [.. config.Interpolation.Languages.Except(config.Data.Languages)];
        Require(strange.Length == 0, $"interpolation.languages: {string.Join(", ", strange)} is not in data.languages.");
        Require(views.LocalMinimumArea <= views.LocalMaximumArea, "views.local_minimum_area is larger than views.local_maximum_area.");
        Require(config.Optimiser.Schedule != "cosine" || config.Optimiser.WarmupSteps < config.Steps, "optimiser.warmup_steps must be fewer than steps.");
        foreach (ImageSetSettings set in config.Data.Sets)
        {
            Require(set.ValidationShare + set.TestShare < 1, $"validation_share and test_share of data set {set.Name} leave no images for training.");
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
