using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using RsPlugins.RsmClip.Model.Checkpoints;
using RsPlugins.RsmClip.Training.Configuration;
using RsPlugins.RsmClip.Training.Loop;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Training.Tests.Loop;

/// <summary>What ends a run before its time keeps the last good state and says why.</summary>
[Collection(AloneCollection.Name)]
public sealed class FaultTests : IDisposable
{
    private readonly TinyData data = new();

    private string Output => Path.Combine(data.Folder, "run");

    [Fact]
    public void A_loss_that_is_no_number_stops_with_the_last_good_state_and_its_model()
    {
        TrainingException stopped = Diverged(checkpointSteps: 1);

        Assert.Contains("is not a finite number", stopped.Message, StringComparison.Ordinal);
        Assert.Contains("the last good state, is in " + RunFolder.ModelOf(Output), stopped.Message, StringComparison.Ordinal);
        Assert.Contains("optimiser.learning_rate", stopped.Hint, StringComparison.Ordinal);
        using Checkpoint model = Checkpoint.Open(RunFolder.ModelOf(Output));
        using TensorFile state = SafetensorsFile.Read(StateFolder.Newest(Output)!);
        Assert.All(state.Tensors.Values, tensor => Assert.DoesNotContain(tensor.ToFloat32(), float.IsNaN));
        Assert.Contains("\"event\":\"diverged\"", File.ReadAllText(Path.Combine(Output, TrainingLog.FileName)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_loss_that_is_no_number_before_the_first_state_says_so()
    {
        TrainingException stopped = Diverged(checkpointSteps: 0);

        Assert.Contains("No state had been written before", stopped.Message, StringComparison.Ordinal);
        Assert.Null(StateFolder.Newest(Output));
    }

    [Fact]
    public async Task An_output_folder_that_cannot_be_written_is_refused_before_any_data_is_read()
    {
        string config = data.WriteConfig();
        string file = Path.Combine(data.Folder, "file");
        await File.WriteAllTextAsync(file, "no folder");
        List<string> folders = [Path.Combine(file, "below")];
        if (!OperatingSystem.IsWindows())
        {
            folders.Add("/proc/rs-training-output");
        }

        if (!OperatingSystem.IsWindows() && !Environment.IsPrivilegedProcess)
        {
            string closed = Directory.CreateDirectory(Path.Combine(data.Folder, "closed")).FullName;
            File.SetUnixFileMode(closed, UnixFileMode.UserRead | UnixFileMode.UserExecute);
            folders.Add(closed);
        }

        foreach (string folder in folders)
        {
            RecordingContext context = new();
            ToolException refused = await RefusedAsync(config, folder, context);

            Assert.Equal(ErrorIds.FileDenied, refused.Id);
            Assert.Contains(folder, refused.Message, StringComparison.Ordinal);
            Assert.NotEmpty(refused.Hint);
            Assert.Empty(context.Reports);
        }
    }

    [Fact]
    public async Task A_folder_in_which_another_run_is_writing_is_refused()
    {
        string config = data.WriteConfig();
        using RunFolder held = RunFolder.Hold(Output);

        ToolException refused = await RefusedAsync(config, Output, new RecordingContext());

        Assert.Equal(ErrorIds.TrainingInvalid, refused.Id);
        Assert.Contains("Another run is writing to", refused.Message, StringComparison.Ordinal);
    }

    [MountFact]
    public async Task A_full_disk_stops_with_the_last_good_state_and_the_run_goes_on_when_there_is_room()
    {
        string config = data.WriteConfig();
        string disk = Directory.CreateDirectory(Path.Combine(data.Folder, "disk")).FullName;
        string output = Path.Combine(disk, "run");
        Assert.Equal(0, await RunAsync("mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", disk));
        try
        {
            // After the first state something else takes all the room that is left.
            string filler = Path.Combine(disk, "filler");
            RecordingContext context = new(progress => Fill(progress, filler));

            ToolException stopped = await RefusedAsync(config, output, context);

            Assert.Equal(ErrorIds.DiskFull, stopped.Id);
            Assert.Contains("The state of step 3 is kept.", stopped.Message, StringComparison.Ordinal);
            Assert.Equal(["state-00000003.safetensors"], Directory.GetFiles(output).Select(Path.GetFileName).Where(name => name!.Contains("state", StringComparison.Ordinal)));

            File.Delete(filler);
            await new TrainTool().CallAsync(Arguments(config, output, resume: true), new RecordingContext(), CancellationToken.None);

            Assert.EndsWith("state-00000008.safetensors", StateFolder.Newest(output), StringComparison.Ordinal);
            string[] steps = [.. File.ReadLines(Path.Combine(output, TrainingLog.FileName)).Where(line => line.Contains("\"event\":\"step\"", StringComparison.Ordinal)).Select(line => JsonNode.Parse(line)!["step"]!.ToJsonString())];
            Assert.Equal(["2", "4", "6", "8"], steps);
        }
        finally
        {
            await RunAsync("umount", disk);
        }
    }

    public void Dispose() => data.Dispose();

    private TrainingException Diverged(int checkpointSteps)
    {
        TrainingConfig config = TrainingConfigFile.Read(data.WriteConfig());
        config.Optimiser = new OptimiserSettings { LearningRate = 1e25, Schedule = "constant", WarmupSteps = 0, GradientNorm = 0 };
        config.Output.CheckpointSteps = checkpointSteps;
        return Assert.Throws<TrainingException>(() => new TrainingJob(config, Output, new RecordingContext()).Run(resume: false, CancellationToken.None));
    }

    private static void Fill(ToolProgress progress, string filler)
    {
        if (progress.Done != 4)
        {
            return;
        }

        using FileStream stream = new(filler, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        byte[] block = new byte[4096];
        try
        {
            while (true)
            {
                stream.Write(block);
            }
        }
        catch (IOException)
        {
            // Full, as it should be.
        }
    }

    private static async Task<int> RunAsync(string program, params string[] arguments)
    {
        using Process process = Process.Start(program, arguments);
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    private static JsonElement Arguments(string config, string output, bool resume = false) => JsonSerializer.SerializeToElement(new { config, output, resume });

    private static async Task<ToolException> RefusedAsync(string config, string output, RecordingContext context) =>
        await Assert.ThrowsAsync<ToolException>(() => new TrainTool().CallAsync(Arguments(config, output), context, CancellationToken.None));

    /// <summary>A test that mounts a small file system, which only the administrator may.</summary>
    [AttributeUsage(AttributeTargets.Method)]
    private sealed class MountFactAttribute : FactAttribute
    {
        public MountFactAttribute()
        {
            if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess)
            {
                Skip = "Only an administrator of Linux may mount a file system.";
            }
        }
    }
}
