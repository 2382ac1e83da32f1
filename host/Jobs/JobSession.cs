using System.Text.Json;
using System.Text.Json.Nodes;
using RsPlugins.Host.Connections;
using RsPlugins.Sdk.Protocol;
using StreamJsonRpc;

namespace RsPlugins.Host.Jobs;

/// <summary>The methods about jobs of one client's session. Thread-safe.</summary>
/// <param name="book">The jobs.</param>
/// <param name="session">The session: it must be open.</param>
internal sealed class JobSession(JobBook book, HostSession session)
{
    /// <summary>Lists jobs.</summary>
    [JsonRpcMethod(RpcMethods.JobsList, UseSingleObjectParameterDeserialization = true)]
    public async Task<JobListResult> ListAsync(JsonElement parameters) =>
        await book.ListAsync(await ReadAsync<JobListParams>(parameters, RpcMethods.JobsList).ConfigureAwait(false), session.IsRemote ? session.Knows : null).ConfigureAwait(false);

    /// <summary>Tells how a job is.</summary>
    [JsonRpcMethod(RpcMethods.JobsGet, UseSingleObjectParameterDeserialization = true)]
    public async Task<JobStatus> GetAsync(JsonElement parameters) =>
        await book.GetAsync(await ReadIdAsync(parameters, RpcMethods.JobsGet).ConfigureAwait(false)).ConfigureAwait(false);

    /// <summary>Waits for a job.</summary>
    [JsonRpcMethod(RpcMethods.JobsWait, UseSingleObjectParameterDeserialization = true)]
    public async Task<JsonObject> WaitAsync(JsonElement parameters, CancellationToken cancellationToken)
    {
        JobWaitParams request = await ReadAsync<JobWaitParams>(parameters, RpcMethods.JobsWait).ConfigureAwait(false);
        await CheckAsync(request.Id).ConfigureAwait(false);
        return await session.WithProgressAsync(request.ProgressToken, (progress, ending) => book.WaitAsync(request.Id, progress, ending), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Cancels a job.</summary>
    [JsonRpcMethod(RpcMethods.JobsCancel, UseSingleObjectParameterDeserialization = true)]
    public async Task<JobStatus> CancelAsync(JsonElement parameters) =>
        await book.CancelAsync(await ReadIdAsync(parameters, RpcMethods.JobsCancel).ConfigureAwait(false)).ConfigureAwait(false);

    /// <summary>Starts a job again.</summary>
    [JsonRpcMethod(RpcMethods.JobsResume, UseSingleObjectParameterDeserialization = true)]
    public async Task<JobStatus> ResumeAsync(JsonElement parameters) =>
        await book.ResumeAsync(await ReadIdAsync(parameters, RpcMethods.JobsResume).ConfigureAwait(false)).ConfigureAwait(false);

    /// <summary>Forgets a job.</summary>
    [JsonRpcMethod(RpcMethods.JobsRemove, UseSingleObjectParameterDeserialization = true)]
    public async Task<object?> RemoveAsync(JsonElement parameters)
    {
        await book.RemoveAsync(await ReadIdAsync(parameters, RpcMethods.JobsRemove).ConfigureAwait(false)).ConfigureAwait(false);
        return null;
    }

    private async Task<string> ReadIdAsync(JsonElement parameters, string method)
    {
        string id = (await ReadAsync<JobParams>(parameters, method).ConfigureAwait(false)).Id;
        await CheckAsync(id).ConfigureAwait(false);
        return id;
    }

    private async Task CheckAsync(string id)
    {
        if (session.IsRemote && !session.Knows(await book.GetAsync(id).ConfigureAwait(false)))
        {
            throw JobErrors.Unknown(id);
        }
    }

    private async Task<T> ReadAsync<T>(JsonElement parameters, string method)
    {
        session.Open();
        T request = HostSession.Read<T>(parameters, method);
        await book.Ready.ConfigureAwait(false);
        return request;
    }
}
