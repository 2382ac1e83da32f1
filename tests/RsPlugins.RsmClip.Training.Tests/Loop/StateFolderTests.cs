using System.Text.Json.Nodes;
using RsPlugins.RsmClip.Model.Checkpoints;
using RsPlugins.RsmClip.Training.Configuration;
using RsPlugins.RsmClip.Training.Loop;

namespace RsPlugins.RsmClip.Training.Tests.Loop;

/// <summary>States as a run meets them again: of other settings, damaged, unfinished.</summary>
[Collection(AloneCollection.Name)]
public sealed class StateFolderTests : IDisposable
{
    private readonly TinyData data = new();

    private string Folder => Path.Combine(data.Folder, "run");

    [Fact]
    public void A_state_of_other_settings_is_refused_and_the_settings_are_named()
    {
        Stop(at: 7);
        TrainingConfig other = TrainingConfigFile.Read(data.WriteConfig());
        other.Optimiser.LearningRate = 0.25;
        other.Data.Sets[0].Share = 3;

        TrainingException refused = Assert.Throws<TrainingException>(() => new TrainingJob(other, Folder, new RecordingContext()).Run(resume: true, CancellationToken.None));

        Assert.Contains("optimiser.learning_rate (0.001, now 0.25)", refused.Message, StringComparison.Ordinal);
        Assert.Contains("data.sets[0].share (1, now 3)", refused.Message, StringComparison.Ordinal);
        Assert.NotNull(StateFolder.Newest(Folder));
    }

    [Fact]
    public void What_decides_only_pace_and_output_may_change()
    {
        Stop(at: 7);
        TrainingConfig other = TrainingConfigFile.Read(data.WriteConfig());
        other.Output.LogSteps = 1;
        other.Output.CheckpointSteps = 0;
        other.Data.Workers = 2;

        new TrainingJob(other, Folder, new RecordingContext()).Run(resume: true, CancellationToken.None);

        Assert.EndsWith("state-00000008.safetensors", StateFolder.Newest(Folder), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(9)]
    [InlineData(5_000)]
    [InlineData(-1)]
    [InlineData(null)]
    public void A_damaged_newest_state_gives_way_to_the_one_before_and_the_run_ends_as_if_it_had_not(int? length)
    {
        string whole = Path.Combine(data.Folder, "whole");
        new TrainingJob(TrainingConfigFile.Read(data.WriteConfig()), whole, new RecordingContext()).Run(resume: false, CancellationToken.None);
        Stop(at: 7);
        string newest = StateFolder.Newest(Folder)!;
        Assert.EndsWith("state-00000006.safetensors", newest, StringComparison.Ordinal);
        Damage(newest, length);

        new TrainingJob(TrainingConfigFile.Read(data.WriteConfig()), Folder, new RecordingContext()).Run(resume: true, CancellationToken.None);

        JsonObject damaged = File.ReadLines(Path.Combine(Folder, TrainingLog.FileName)).Select(line => JsonNode.Parse(line)!.AsObject()).Single(line => (string?)line["event"] == "damaged");
        Assert.Equal(("state-00000006.safetensors", 3), ((string)damaged["file"]!, (int)damaged["step"]!));
        Assert.NotEmpty((string)damaged["reason"]!);
        Assert.Equal(Weights(whole), Weights(Folder));
    }

    [Fact]
    public void A_folder_whose_states_are_all_damaged_is_refused_and_left_as_it_is()
    {
        Stop(at: 7);
        string[] states = Directory.GetFiles(Folder, "state-*");
        Assert.Equal(2, states.Length);
        foreach (string state in states)
        {
            Damage(state, 100);
        }

        CheckpointException refused = Assert.Throws<CheckpointException>(() => new TrainingJob(TrainingConfigFile.Read(data.WriteConfig()), Folder, new RecordingContext()).Run(resume: true, CancellationToken.None));

        Assert.Contains("state-00000006.safetensors", refused.Message, StringComparison.Ordinal);
        Assert.Equal(states.Order(), Directory.GetFiles(Folder, "state-*").Order());
    }

    [Fact]
    public void What_a_killed_process_left_unfinished_is_removed()
    {
        Stop(at: 4);
        string unfinished = Path.Combine(Folder, $".state-00000006.{Guid.NewGuid():N}.part.safetensors");
        File.WriteAllText(unfinished, "half");

        new TrainingJob(TrainingConfigFile.Read(data.WriteConfig()), Folder, new RecordingContext()).Run(resume: true, CancellationToken.None);

        Assert.False(File.Exists(unfinished));
        Assert.Equal(["state-00000006.safetensors", "state-00000008.safetensors"], Directory.GetFiles(Folder, "state-*").Select(Path.GetFileName).Order());
    }

    [Fact]
    public void An_evaluation_that_a_state_does_not_hold_is_made_again_and_logged_once()
    {
        TrainingConfig config = TrainingConfigFile.Read(data.WriteConfig());
        config.Output.EvaluateAt = [0.5];
        config.Output.CheckpointSteps = 5;
        Assert.Throws<InvalidOperationException>(() => new TrainingJob(config, Folder, new RecordingContext(progress => _ = progress.Done == 7 ? throw new InvalidOperationException("Stopped by the test.") : 0)).Run(resume: false, CancellationToken.None));
        Assert.EndsWith("state-00000005.safetensors", StateFolder.Newest(Folder), StringComparison.Ordinal);
        Assert.Equal([5], Evaluations());

        new TrainingJob(config, Folder, new RecordingContext()).Run(resume: true, CancellationToken.None);

        Assert.Equal([5], Evaluations());
    }

    [Fact]
    public void A_run_cancelled_in_an_evaluation_keeps_its_steps_and_goes_on_with_the_evaluation()
    {
        TrainingConfig config = TrainingConfigFile.Read(data.WriteConfig());
        config.Output.EvaluateAt = [0.5];
        config.Output.CheckpointSteps = 0;
        using CancellationTokenSource source = new();
        RecordingContext context = new(progress =>
        {
            if (progress.Stage == "evaluating")
            {
                source.Cancel();
            }
        });
        Assert.ThrowsAny<OperationCanceledException>(() => new TrainingJob(config, Folder, context).Run(resume: false, source.Token));
        Assert.EndsWith("state-00000005.safetensors", StateFolder.Newest(Folder), StringComparison.Ordinal);
        Assert.Empty(Evaluations());

        new TrainingJob(config, Folder, new RecordingContext()).Run(resume: true, CancellationToken.None);

        Assert.Equal([5], Evaluations());
    }

    public void Dispose() => data.Dispose();

    private IEnumerable<int> Evaluations() => File.ReadLines(Path.Combine(Folder, TrainingLog.FileName)).Select(line => JsonNode.Parse(line)!).Where(line => (string?)line["event"] == "evaluation").Select(line => (int)line["step"]!);

    private void Stop(long at) => Assert.Throws<InvalidOperationException>(() => new TrainingJob(
        TrainingConfigFile.Read(data.WriteConfig()),
        Folder,
        new RecordingContext(progress => _ = progress.Done == at ? throw new InvalidOperationException("Stopped by the test.") : 0)).Run(resume: false, CancellationToken.None));

    // A length cuts the file there, -1 a byte before its end; none turns a bit in its middle.
    private static void Damage(string path, int? length)
    {
        byte[] bytes = File.ReadAllBytes(path);
        if (length is int kept)
        {
            bytes = bytes[..(kept < 0 ? bytes.Length + kept : kept)];
        }
        else
        {
            bytes[bytes.Length / 2] ^= 4;
        }

        File.WriteAllBytes(path, bytes);
    }

    private static byte[] Weights(string folder) => File.ReadAllBytes(Path.Combine(RunFolder.ModelOf(folder), Checkpoint.SafetensorsName));
}
