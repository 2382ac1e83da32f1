using RsPlugins.RsmClip.Model.Checkpoints;
using RsPlugins.Sdk.Files;

namespace RsPlugins.RsmClip.Training.Loop;

/// <summary>The states of a run: each appears whole under its name, and the last two are kept.</summary>
/// <param name="folder">The run's folder.</param>
/// <param name="settings">The settings that decide what the run learns.</param>
public sealed class StateFolder(string folder, IReadOnlyDictionary<string, string> settings)
{
    private const string Pattern = "state-*.safetensors";
    private const string Unfinished = ".state-*.part.safetensors";
    private const int Kept = 2;

    /// <summary>The newest state of a folder, whole or not, or null.</summary>
    /// <param name="folder">A run's folder.</param>
    public static string? Newest(string folder) => NewestFirst(folder).FirstOrDefault();

    /// <summary>Writes a state; older ones are removed.</summary>
    /// <param name="learner">What has been learnt.</param>
    /// <param name="position">Where the run is.</param>
    public void Write(Learner learner, RunPosition position)
    {
        using (StagedFile staged = new(Path.Combine(folder, FormattableString.Invariant($"state-{learner.Optimiser.Steps:D8}.safetensors"))))
        {
            TrainingState.Write(staged.Path, learner, position, settings);
            staged.Commit();
        }

        foreach (string old in NewestFirst(folder).Skip(Kept))
        {
            File.Delete(old);
        }
    }

    /// <summary>Puts a learner back to the newest state that is whole. What a killed process left unfinished is removed, and so is a damaged state in whose place an earlier one is taken.</summary>
    /// <param name="learner">A learner of the same configuration.</param>
    /// <returns>What the run goes on from; null where there is no state.</returns>
    /// <exception cref="TrainingException">The state is one of other settings.</exception>
    /// <exception cref="CheckpointException">All states are damaged.</exception>
    public RestoredState? Restore(Learner learner)
    {
        foreach (string unfinished in Directory.EnumerateFiles(folder, Unfinished, new EnumerationOptions { AttributesToSkip = 0 }))
        {
            File.Delete(unfinished);
        }

        List<DamagedState> damaged = [];
        foreach (string path in NewestFirst(folder))
        {
            try
            {
                RunPosition position = TrainingState.Read(path, learner, settings);
                damaged.ForEach(one => File.Delete(Path.Combine(folder, one.File)));
                return new RestoredState(position, damaged);
            }
            catch (CheckpointException failure)
            {
                damaged.Add(new DamagedState(Path.GetFileName(path), failure.Message));
            }
        }

        return damaged.Count == 0 ? null : throw new CheckpointException(
            $"No state in {folder} can be read: {string.Join(" ", damaged.Select(one => one.Reason))}",
            "Begin the run again in another folder.");
    }

    private static IEnumerable<string> NewestFirst(string folder) => Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder, Pattern).OrderDescending(StringComparer.Ordinal)
        : [];
}
