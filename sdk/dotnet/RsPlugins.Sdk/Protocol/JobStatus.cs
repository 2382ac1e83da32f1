using System.Text.Json;

namespace RsPlugins.Sdk.Protocol;

/// <summary>How one job is.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Tool">The tool that it calls.</param>
/// <param name="State"><c>queued</c>, <c>running</c>, <c>succeeded</c>, <c>failed</c>, <c>cancelled</c>, or <c>interrupted</c>: its host died and it waits to be resumed.</param>
/// <param name="Priority"><c>interactive</c> or <c>bulk</c>.</param>
/// <param name="Detached">Whether it goes on when its caller leaves.</param>
/// <param name="Resumable">Whether the tool can go on where it was interrupted.</param>
/// <param name="Attempt">How many times it was started.</param>
/// <param name="Created">When it was asked for (UTC).</param>
/// <param name="Arguments">The arguments, without secrets.</param>
/// <param name="Started">When it was first started, or null.</param>
/// <param name="Ended">When it ended, or null.</param>
/// <param name="Client">Who asked for it, or null.</param>
/// <param name="Progress">How far it is, or null.</param>
/// <param name="Result">The outputs by name where it succeeded, else null.</param>
/// <param name="Error">Why it failed, else null.</param>
/// <param name="Parent">The job whose tool made this call, or null; this job is cancelled where that one ends first.</param>
public sealed record JobStatus(
    string Id,
    string Tool,
    string State,
    string Priority,
    bool Detached,
    bool Resumable,
    int Attempt,
    DateTimeOffset Created,
    JsonElement Arguments,
    DateTimeOffset? Started = null,
    DateTimeOffset? Ended = null,
    string? Client = null,
    ProgressValue? Progress = null,
    JsonElement? Result = null,
    ErrorData? Error = null,
    string? Parent = null);
