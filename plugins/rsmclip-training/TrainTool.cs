using System.Text.Json;
using System.Text.Json.Nodes;
using RsPlugins.RsmClip.Model.Checkpoints;
using RsPlugins.RsmClip.Training.Configuration;
using RsPlugins.RsmClip.Training.Data;
using RsPlugins.RsmClip.Training.Loop;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Training;

/// <summary><c>rs.train</c>: trains a model by a configuration file, resumable.</summary>
public sealed class TrainTool : ITool
{
    /// <inheritdoc />
    public string Name => "rs.train";

    /// <inheritdoc />
    public async Task<JsonObject> CallAsync(JsonElement arguments, IToolContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        string config = Path.GetFullPath(Required(arguments, "config"));
        string output = Path.GetFullPath(Required(arguments, "output"));
        bool asked = arguments.TryGetProperty("resume", out JsonElement value) && value.ValueKind == JsonValueKind.True;
        bool resume = GoesOn(context.Job, output, asked);

        // A thread of its own: tensor scopes, gradient mode and autocast belong to a thread, and a pool thread would keep them.
        Task<TrainingResult> run = Task.Factory.StartNew(
            () => Train(config, output, resume, context, cancellationToken),
            cancellationToken,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);
        TrainingResult result = await run.ConfigureAwait(false);
        JsonObject outputs = new()
        {
            ["model"] = Path.Combine(output, TrainingJob.ModelName),
            ["log"] = Path.Combine(output, TrainingLog.FileName),
            ["evaluation"] = TrainingLog.ToJson(result.Evaluation),
            ["left_out_count"] = result.LeftOut.Count,
            ["left_out"] = LeftOutImage.ToJson(result.LeftOut),
        };
        if (result.Interpolation is not null)
        {
            outputs["interpolation"] = result.Interpolation.ToJson();
        }

        return outputs;
    }

    private static TrainingResult Train(string config, string output, bool resume, IToolContext context, CancellationToken cancellationToken)
    {
        try
        {
            return new TrainingJob(TrainingConfigFile.Read(config), output, context).Run(resume, cancellationToken);
        }
        catch (TrainingException failure)
        {
            throw new ToolException(ErrorIds.TrainingInvalid, failure.Message, failure.Hint, inner: failure);
        }
        catch (CheckpointException failure)
        {
            throw new ToolException(ErrorIds.ModelDamaged, failure.Message, failure.Hint, inner: failure);
        }
    }

    // A job that was interrupted goes on by itself, but only with what it began: a folder that held another run from the start is still refused.
    private static bool GoesOn(ToolJob job, string output, bool asked)
    {
        if (job.Folder is null)
        {
            return asked;
        }

        string began = Path.Combine(job.Folder, "began");
        if (job.Attempt > 1 && File.Exists(began))
        {
            return true;
        }

        if (asked || TrainingState.Newest(output) is null)
        {
            File.WriteAllText(began, output);
        }

        return asked;
    }

    private static string Required(JsonElement arguments, string name) =>
        arguments.TryGetProperty(name, out JsonElement value) && value.GetString() is { Length: > 0 } text
            ? text
            : throw new ToolException(ErrorIds.ArgumentInvalid, $"The argument {name} is missing.", "Give a path.");
}
