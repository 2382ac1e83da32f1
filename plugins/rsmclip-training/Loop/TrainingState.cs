using System.Globalization;
using System.Text.Json;
using RsPlugins.RsmClip.Model.Checkpoints;
using RsPlugins.RsmClip.Training.Towers;
using static TorchSharp.torch;

namespace RsPlugins.RsmClip.Training.Loop;

/// <summary>A stopped run on disk: one safetensors file with everything a <see cref="Learner"/> holds, written whole or not at all.</summary>
public static class TrainingState
{
    private const string Settings = "settings";
    private const int NamedDifferences = 8;

    /// <summary>Writes the state of a run to disk.</summary>
    /// <param name="path">The file; the caller gives it its final name.</param>
    /// <param name="learner">What to write.</param>
    /// <param name="position">Where the run is.</param>
    /// <param name="settings">The settings that decide what the run learns.</param>
    public static void Write(string path, Learner learner, RunPosition position, IReadOnlyDictionary<string, string> settings)
    {
        using TorchSharp.DisposeScope scope = NewDisposeScope();
        List<TensorToWrite> tensors = [.. Values("model.", learner.Model.Parameters)];
        if (learner.Average is not null)
        {
            tensors.AddRange(Values("average.", learner.Average.Parameters));
        }

        if (learner.Teacher is not null)
        {
            tensors.AddRange(Values("student.", learner.Head));
            tensors.AddRange(Values("teacher.", learner.Teacher));
            tensors.Add(Value("centre", learner.Distillation!.Centre));
        }

        foreach ((string name, Tensor first, Tensor second) in learner.Optimiser.Moments)
        {
            tensors.Add(Value("first." + name, first));
            tensors.Add(Value("second." + name, second));
        }

        Dictionary<string, string> metadata = new(StringComparer.Ordinal)
        {
            ["steps"] = learner.Optimiser.Steps.ToString(CultureInfo.InvariantCulture),
            ["seconds"] = position.Elapsed.TotalSeconds.ToString("R", CultureInfo.InvariantCulture),
            ["window"] = JsonSerializer.Serialize(position.Window),
            ["evaluations"] = position.Evaluations.ToString(CultureInfo.InvariantCulture),
            [Settings] = JsonSerializer.Serialize(settings),
        };
        SafetensorsFile.Write(path, tensors, metadata);
    }

    /// <summary>Puts a learner back to a written state.</summary>
    /// <param name="path">The state file.</param>
    /// <param name="learner">A learner of the same configuration.</param>
    /// <param name="settings">The settings that decide what the run learns.</param>
    /// <returns>Where the run was.</returns>
    /// <exception cref="CheckpointException">The file is damaged.</exception>
    /// <exception cref="TrainingException">The state is one of other settings.</exception>
    public static RunPosition Read(string path, Learner learner, IReadOnlyDictionary<string, string> settings)
    {
        using TensorFile file = SafetensorsFile.Read(path);
        CheckSettings(file, Path.GetFileName(path), settings);
        learner.Model.Parameters.Load(Part(file, "model."));
        learner.Average?.Parameters.Load(Part(file, "average."));
        if (learner.Teacher is not null)
        {
            learner.Head.Load(Part(file, "student."));
            learner.Teacher.Load(Part(file, "teacher."));
            ParameterTable.Fill(learner.Distillation!.Centre, file.Tensors["centre"]);
        }

        foreach ((string name, Tensor first, Tensor second) in learner.Optimiser.Moments)
        {
            ParameterTable.Fill(first, file.Tensors["first." + name]);
            ParameterTable.Fill(second, file.Tensors["second." + name]);
        }

        learner.Optimiser.Steps = long.Parse(file.Metadata["steps"], CultureInfo.InvariantCulture);
        TimeSpan elapsed = TimeSpan.FromSeconds(double.Parse(file.Metadata["seconds"], CultureInfo.InvariantCulture));
        return new RunPosition(elapsed, JsonSerializer.Deserialize<StepWindow>(file.Metadata["window"])!, int.Parse(file.Metadata["evaluations"], CultureInfo.InvariantCulture));
    }

    private static void CheckSettings(TensorFile file, string name, IReadOnlyDictionary<string, string> settings)
    {
        Dictionary<string, string> written = file.Metadata.TryGetValue(Settings, out string? json)
            ? JsonSerializer.Deserialize<Dictionary<string, string>>(json)!
            : throw new CheckpointException($"{name} does not say which settings it is of.", "It is of an earlier version: begin the run again in another folder.");
        string[] differences = [.. written.Keys.Union(settings.Keys)
            .Where(key => written.GetValueOrDefault(key) != settings.GetValueOrDefault(key))
            .Select(key => $"{key} ({written.GetValueOrDefault(key, "not there")}, now {settings.GetValueOrDefault(key, "not there")})")];
        if (differences.Length > 0)
        {
            string more = differences.Length > NamedDifferences ? $" and {differences.Length - NamedDifferences} more" : "";
            throw new TrainingException(
                $"The run in this folder was begun with other settings: {string.Join(", ", differences.Take(NamedDifferences))}{more}.",
                "Undo these changes, or choose another folder; its last model can be the start of another run (start_from).");
        }
    }

    private static Dictionary<string, CheckpointTensor> Part(TensorFile file, string prefix) => file.Tensors
        .Where(pair => pair.Key.StartsWith(prefix, StringComparison.Ordinal))
        .ToDictionary(pair => pair.Key[prefix.Length..], pair => pair.Value, StringComparer.Ordinal);

    private static IEnumerable<TensorToWrite> Values(string prefix, ParameterTable table) => table.OwnNames.Select(name => Value(prefix + name, table[name]));

    private static TensorToWrite Value(string name, Tensor tensor) => new(name, TensorType.Float32, tensor.shape, TensorMemory.Of(tensor));
}
