using System.Globalization;
using System.Text.Json;
using RsPlugins.RsmClip.Model.Checkpoints;
using RsPlugins.RsmClip.Training.Towers;
using static TorchSharp.torch;

namespace RsPlugins.RsmClip.Training.Loop;

/// <summary>A stopped run on disk: one safetensors file with everything a <see cref="Learner"/> holds, written whole or not at all.</summary>
public static class TrainingState
{
    private const string Pattern = "state-*.safetensors";
    private const int Kept = 2;

    /// <summary>The newest state of a folder, or null.</summary>
    /// <param name="folder">A run's folder.</param>
    public static string? Newest(string folder) => Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder, Pattern).Order(StringComparer.Ordinal).LastOrDefault()
        : null;

    /// <summary>Writes the state of a run; older ones are removed.</summary>
    /// <param name="folder">The run's folder.</param>
    /// <param name="learner">What to write.</param>
    /// <param name="position">Where the run is.</param>
    public static void Write(string folder, Learner learner, RunPosition position)
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
        };
        string path = Path.Combine(folder, FormattableString.Invariant($"state-{learner.Optimiser.Steps:D8}.safetensors"));
        string staged = path + ".partial";
        SafetensorsFile.Write(staged, tensors, metadata);
        File.Move(staged, path, overwrite: true);
        foreach (string old in Directory.EnumerateFiles(folder, Pattern).OrderDescending(StringComparer.Ordinal).Skip(Kept))
        {
            File.Delete(old);
        }
    }

    /// <summary>Puts a learner back to a written state.</summary>
    /// <param name="path">The state file.</param>
    /// <param name="learner">A learner of the same configuration.</param>
    /// <returns>Where the run was.</returns>
    public static RunPosition Read(string path, Learner learner)
    {
        using TensorFile file = SafetensorsFile.Read(path);
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
        return new RunPosition(elapsed, JsonSerializer.Deserialize<StepWindow>(file.Metadata["window"])!);
    }

    private static Dictionary<string, CheckpointTensor> Part(TensorFile file, string prefix) => file.Tensors
        .Where(pair => pair.Key.StartsWith(prefix, StringComparison.Ordinal))
        .ToDictionary(pair => pair.Key[prefix.Length..], pair => pair.Value, StringComparer.Ordinal);

    private static IEnumerable<TensorToWrite> Values(string prefix, ParameterTable table) => table.Names.Select(name => Value(prefix + name, table[name]));

    private static TensorToWrite Value(string name, Tensor tensor) => new(name, TensorType.Float32, tensor.shape, TensorMemory.Of(tensor));
}
