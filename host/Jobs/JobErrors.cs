using System.Text.Json;
using System.Text.Json.Nodes;
using RsPlugins.Sdk.Protocol;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.Host.Jobs;

/// <summary>What can be wrong with a job.</summary>
internal static class JobErrors
{
    /// <summary>The reason of a job whose host ended and that cannot go on.</summary>
    public static ErrorData Interrupted { get; } = new(
        ErrorIds.JobInterrupted,
        "The host ended in the middle of the job, and its tool cannot go on where it was.",
        "Start it again with jobs/resume, or call the tool again.");

    /// <summary>The reason of a job that would need its secrets again.</summary>
    public static ErrorData SecretsGone { get; } = new(
        ErrorIds.JobInterrupted,
        "The host ended before the job did, and the secrets that it was given are not kept.",
        "Call the tool again.");

    /// <summary>The reason of a job that is not resumed by itself any more.</summary>
    /// <param name="crashes">How many hosts died while it ran.</param>
    public static ErrorData GivenUp(int crashes) => new(
        ErrorIds.JobInterrupted,
        $"The host ended {crashes} times in a row in the middle of the job, which got no further meanwhile: it is not started again by itself.",
        "If the job is what ends the host, correct that; jobs/resume lets it go on where it was.");

    /// <summary>No such job.</summary>
    /// <param name="id">Its id.</param>
    public static ToolException Unknown(string id) => new(ErrorIds.JobUnknown, $"There is no job \"{id}\".", "jobs/list lists all jobs; ended ones are not kept for ever.");

    /// <summary>A job that is in the wrong state.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="what">How it is, to stand behind "The job … ".</param>
    /// <param name="hint">What to do.</param>
    public static ToolException State(string id, string what, string hint) => new(ErrorIds.JobState, $"The job {id} {what}.", hint);

    /// <summary>A job that somebody cancelled.</summary>
    /// <param name="id">Its id.</param>
    public static ToolException Cancelled(string id) => new(ErrorIds.JobCancelled, $"The job {id} was cancelled.", "jobs/resume starts it again.");

    /// <summary>Answers for a job as its call would have been.</summary>
    /// <param name="status">A job that does not run.</param>
    /// <returns>Its outputs.</returns>
    /// <exception cref="ToolException">Why there are none.</exception>
    public static JsonObject Answer(JobStatus status) => status.State switch
    {
        JobState.Succeeded => status.Result is { ValueKind: JsonValueKind.Object } result
            ? JsonObject.Create(result)!
            : throw State(status.Id, "has ended, and its outputs went to its caller alone", "Call with detach to keep the outputs."),
        JobState.Cancelled => throw Cancelled(status.Id),
        JobState.Interrupted => throw new ToolException(ErrorIds.JobInterrupted, $"The job {status.Id} was interrupted: its host ended.", "jobs/resume lets it go on.", status.Error?.Message),
        _ when status.Error is { } error => throw new ToolException(error.Id, error.Message, error.Hint ?? string.Empty, error.Details),
        _ => throw State(status.Id, $"is {status.State}", "Wait for its end."),
    };
}
