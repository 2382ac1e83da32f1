using System.Text.Json;
using System.Text.Json.Nodes;
using RsPlugins.RsmClip.Training.Configuration;
using RsPlugins.RsmClip.Training.Data;
using RsPlugins.RsmClip.Training.Loop;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Training;

/// <summary><c>rs.train</c>: trains a model by a configuration file, resumable.</summary>
public sealed class TrainTool : ITool
{
    private static readonly JsonSerializerOptions Spelling = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, RespectNullableAnnotations = true };

    /// <inheritdoc />
    public string Name => "rs.train";

    /// <inheritdoc />
    public async Task<JsonObject> CallAsync(JsonElement arguments, IToolContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        TrainArguments given = Read(arguments);
        string output = Path.GetFullPath(given.Output);
        bool resume = GoesOn(context.Job, output, given.Resume);
        ModelInstallation? installation = given.Name is { Length: > 0 } id ? new ModelInstallation(id, context) : null;
        await (installation?.CheckAsync(cancellationToken) ?? Task.CompletedTask).ConfigureAwait(false);

        // A thread of its own: tensor scopes, gradient mode and autocast belong to a thread, and a pool thread would keep them.
        Task<TrainingResult> run = Task.Factory.StartNew(
            () => Train(given, output, resume, context, cancellationToken),
            cancellationToken,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);
        TrainingResult result = await run.ConfigureAwait(false);
        JsonObject outputs = new()
        {
            ["model"] = RunFolder.ModelOf(output),
            ["log"] = Path.Combine(output, TrainingLog.FileName),
            ["report"] = RunFolder.ReportOf(output),
            ["evaluation"] = TrainingLog.ToJson(result.Evaluation),
            ["left_out_count"] = result.LeftOut.Count,
            ["left_out"] = LeftOutImage.ToJson(result.LeftOut),
        };
        if (result.Interpolation is not null)
        {
            outputs["interpolation"] = result.Interpolation.ToJson();
        }

        if (installation is not null)
        {
            await installation.InstallAsync(RunFolder.ModelOf(output), cancellationToken).ConfigureAwait(false);
            outputs["installed"] = given.Name;
        }

        return outputs;
    }

    private static TrainArguments Read(JsonElement arguments)
    {
        try
        {
            return arguments.Deserialize<TrainArguments>(Spelling)!;
        }
        catch (JsonException failure)
        {
            throw new ToolException(ErrorIds.ArgumentInvalid, "The arguments of rs.train have the wrong form.", "Give config and output, both paths.", failure.Message, failure);
        }
    }

    private static TrainingResult Train(TrainArguments arguments, string output, bool resume, IToolContext context, CancellationToken cancellationToken)
    {
        try
        {
            string title = arguments.Name is { Length: > 0 } name ? name : Path.GetFileName(Path.TrimEndingDirectorySeparator(output));
            return new TrainingJob(TrainingConfigFile.Read(Path.GetFullPath(arguments.Config)), output, context) { Title = title }.Run(resume, cancellationToken);
        }
        catch (Exception failure) when (TrainFaults.Translate(failure, output) is ToolException known)
        {
            throw known;
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

        if (asked || StateFolder.Newest(output) is null)
        {
            File.WriteAllText(began, output);
        }

        return asked;
    }
}
