using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using RsPlugins.Sdk.Connections;
using RsPlugins.Sdk.Protocol;

namespace RsPlugins.Host.Connections.Bridge.Files;

/// <summary>Keeps back the few messages that files travel for, and lets all others pass as they are. The messages of each side come from one thread.</summary>
internal sealed class CallBroker
{
    // The share of a call that is shown for sending, and for fetching.
    private const double SendingShare = 0.2;
    private const double FetchingShare = 0.1;

    // A notification that the tools have changed is no longer.
    private const int NewsBytes = 512;

    private static readonly TimeSpan EndLimit = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<string, OpenCall> open = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Task, bool> working = new();
    private readonly ConcurrentDictionary<string, bool> coming = new(StringComparer.Ordinal);
    private readonly HostLink host;
    private readonly ClientLink client;
    private readonly FileTravel travel;
    private readonly ToolList tools;
    private readonly byte[] mark;

    /// <summary>Makes it.</summary>
    /// <param name="host">The connection to the host.</param>
    /// <param name="client">The connection to the client.</param>
    /// <param name="travel">Brings files there and back.</param>
    public CallBroker(HostLink host, ClientLink client, FileTravel travel)
    {
        (this.host, this.client, this.travel) = (host, client, travel);
        tools = new ToolList(host);
        mark = Encoding.ASCII.GetBytes(travel.Uploads.Client);
    }

    /// <summary>Looks at what the client sends.</summary>
    /// <param name="body">The message.</param>
    /// <returns>Whether it is kept; else it goes to the host as it is.</returns>
    public bool TakesFromClient(byte[] body)
    {
        MessageHead head = MessageHead.Read(body);
        switch (head.Method)
        {
            case RpcMethods.ToolsCall or RpcMethods.ToolsValidate when head.Id.Length > 0:
                return TakesCall(body, head);
            case RpcMethods.JobsWait or RpcMethods.JobsGet or RpcMethods.JobsList or RpcMethods.JobsRemove when head.Id.Length > 0 && travel.Records.All.Any(record => record.Job is not null):
                OpenCall asked = new(head.Id, head.Method, RpcMessage.Parse(body).Value, travels: false);
                asked.Record = asked.Text("id") is { } job ? travel.Records.OfJob(job) : null;
                asked.To = asked.Record is null ? 1 : 1 - FetchingShare;
                _ = (asked.Record is not null || head.Method == RpcMethods.JobsList) && open.TryAdd(head.Id, asked);
                return false;
            case RpcMessage.CancelRequest when !open.IsEmpty:
                return RpcMessage.Parse(body).Value is { ValueKind: JsonValueKind.Object } parameters
                    && parameters.TryGetProperty("id", out JsonElement id) && open.TryGetValue(id.GetRawText(), out OpenCall? call) && call.TryCancel();
            default:
                return false;
        }
    }

    /// <summary>Looks at what the host sends.</summary>
    /// <param name="body">The message.</param>
    /// <returns>Whether it is kept; else it goes to the client as it is.</returns>
    public bool TakesFromHost(byte[] body)
    {
        bool isMarked = IsMarked(body);
        if (!isMarked && open.IsEmpty && body.Length > NewsBytes)
        {
            return false;
        }

        bool isKept = isMarked;
        MessageHead head = MessageHead.Read(body);
        if (isMarked && host.Takes(body, head))
        {
            return true;
        }

        if (head.Method == RpcMethods.PluginsChanged)
        {
            tools.Forget();
        }
        else if (head.Method == RpcMethods.Progress && Scaled(body) is { } scaled)
        {
            body = scaled;
            isKept = true;
        }
        else if (head.Method.Length == 0 && open.TryGetValue(head.Id, out OpenCall? call))
        {
            Work(call, () => AnswerAsync(call, body));
            return true;
        }

        if (isKept && (!isMarked || travel.Words is not null))
        {
            client.Write(travel.Words?.Translate(body) ?? body);
        }
        else if (isMarked)
        {
            Work(null, async () => client.Write((await travel.LearnAsync(CancellationToken.None).ConfigureAwait(false)).Translate(body)));
        }

        return isKept;
    }

    /// <summary>Ends what files travel for: one of the two sides has left.</summary>
    /// <returns>Done when it has ended.</returns>
    public async Task EndAsync()
    {
        host.End();
        foreach (OpenCall call in open.Values)
        {
            call.TryCancel();
        }

        await Task.WhenAll(working.Keys).WaitAsync(EndLimit).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    // What names a file of this user, or answers this program.
    private bool IsMarked(byte[] body) => body.AsSpan().IndexOf(mark) >= 0;

    private bool TakesCall(byte[] body, MessageHead head)
    {
        JsonElement parameters = RpcMessage.Parse(body).Value;
        OpenCall call = new(head.Id, head.Method, parameters, travels: true);
        bool isKnown = call.Text("name") is { } name && tools.TryFind(name, out ToolPaths? tool) ? tool is null || CallPlan.Candidates(tool, Arguments(call)).Count == 0 : call.Text("name") is null;
        if (isKnown || !open.TryAdd(head.Id, call))
        {
            return false;
        }

        Work(call, () => SendAsync(call, body));
        return true;
    }

    private static JsonElement Arguments(OpenCall call) => call.Parameters.TryGetProperty("arguments", out JsonElement arguments) ? arguments : default;

    private async Task SendAsync(OpenCall call, byte[] body)
    {
        string name = call.Text("name")!;
        CallPlan? plan = await tools.FindAsync(name, call.Cancelled).ConfigureAwait(false) is { } tool ? await travel.PlanAsync(tool, name, Arguments(call), call.Cancelled).ConfigureAwait(false) : null;
        if (plan is null)
        {
            await call.ReleaseAsync(() => host.SendAsync(body)).ConfigureAwait(false);
            Close(call);
            return;
        }

        JsonObject message = JsonNode.Parse(body)!.AsObject();
        message["params"]!["arguments"] = plan.Arguments(Arguments(call), travel.Uploads);
        if (call.Method == RpcMethods.ToolsCall)
        {
            using (TransferProgress progress = new(client, call.Token, "sending files", 0, SendingShare))
            {
                await travel.SendAsync(plan, some => call.From = some ? SendingShare : 0, progress.Add, call.Cancelled).ConfigureAwait(false);
            }

            call.Record = Keep(plan);
            call.To = call.Record.Outputs.Count > 0 ? 1 - FetchingShare : 1;
        }

        await call.ReleaseAsync(() => host.SendAsync(JsonSerializer.SerializeToUtf8Bytes(message, ProtocolJson.Options))).ConfigureAwait(false);
    }

    // Before the host has the call: whoever comes after this program finds what it writes.
    private CallRecord Keep(CallPlan plan)
    {
        CallRecord record = plan.Record();
        foreach (CallRecord earlier in travel.Records.All.Where(earlier => earlier.Outputs.Any(output => record.Outputs.Any(own => own.Path == output.Path)) && earlier.Job is null))
        {
            travel.Records.Forget(earlier);
        }

        travel.Records.Keep(record);
        return record;
    }

    private async Task AnswerAsync(OpenCall call, byte[] body)
    {
        call.Hold();
        RpcMessage answer = RpcMessage.Parse(body);
        if (answer.Kind == RpcMessageKind.Result && call.Method == RpcMethods.JobsList)
        {
            FetchListed(answer.Value);
        }
        else if (answer.Kind == RpcMessageKind.Result && call.Record is { } record)
        {
            await AnswerAsync(call, record, answer.Value).ConfigureAwait(false);
        }
        else if (answer.Kind == RpcMessageKind.Error && call.Method == RpcMethods.ToolsCall && call.Record is { Outputs.Count: 0 } nothing)
        {
            travel.Records.Forget(nothing);
        }

        byte[] translated = IsMarked(body) ? (await travel.LearnAsync(call.Cancelled).ConfigureAwait(false)).Translate(body) : body;
        await call.ReleaseAsync(() => ValueTask.CompletedTask).ConfigureAwait(false);
        Close(call);
        client.Write(translated);
    }

    private async Task AnswerAsync(OpenCall call, CallRecord record, JsonElement result)
    {
        switch (call.Method)
        {
            case RpcMethods.ToolsCall when call.Parameters.TryGetProperty("detach", out JsonElement detach) && detach.ValueKind == JsonValueKind.True:
                travel.Records.Keep(record with { Job = result.TryGetProperty("job", out JsonElement job) ? job.GetString() : null });
                break;
            case RpcMethods.ToolsCall or RpcMethods.JobsWait:
                await FetchAsync(call, record, result).ConfigureAwait(false);
                break;
            case RpcMethods.JobsGet when RpcResult.As<JobStatus>(result) is { State: "succeeded", Result: { } outputs }:
                await FetchAsync(call, record, outputs).ConfigureAwait(false);
                break;
            case RpcMethods.JobsRemove:
                travel.Records.Forget(record);
                break;
        }
    }

    private async Task FetchAsync(OpenCall call, CallRecord record, JsonElement result)
    {
        using TransferProgress progress = new(client, call.Token, "fetching results", call.To, 1);
        await travel.FetchAsync(record, await tools.FindAsync(record.Tool, call.Cancelled).ConfigureAwait(false), result, progress.Add, call.Cancelled).ConfigureAwait(false);
    }

    // Who looks at the list of jobs need not wait for their files, and finds them here when they open one.
    private void FetchListed(JsonElement result)
    {
        foreach (JobStatus job in RpcResult.As<JobListResult>(result).Jobs.Where(job => job.State == "succeeded"))
        {
            if (travel.Records.OfJob(job.Id) is { } record && coming.TryAdd(job.Id, true))
            {
                Work(null, () => FetchListedAsync(job.Id, record));
            }
        }
    }

    private async Task FetchListedAsync(string job, CallRecord record)
    {
        try
        {
            JobStatus whole = await host.CallAsync<JobStatus>(RpcMethods.JobsGet, new JobParams(job), CancellationToken.None).ConfigureAwait(false);
            await travel.FetchAsync(record, await tools.FindAsync(record.Tool, CancellationToken.None).ConfigureAwait(false), whole.Result ?? default, (_, _, _) => { }, CancellationToken.None).ConfigureAwait(false);
        }
        finally
        {
            coming.TryRemove(job, out _);
        }
    }

    private byte[]? Scaled(byte[] body)
    {
        if (open.IsEmpty || RpcMessage.Parse(body).Value is not { ValueKind: JsonValueKind.Object } parameters || !parameters.TryGetProperty("token", out JsonElement token))
        {
            return null;
        }

        OpenCall? call = open.Values.FirstOrDefault(call => (call.From > 0 || call.To < 1) && call.Token.ValueKind == token.ValueKind && JsonElement.DeepEquals(call.Token, token));
        if (call is null || JsonNode.Parse(body) is not JsonObject message || message["params"]?["value"] is not JsonObject value)
        {
            return null;
        }

        call.Scale(value);
        return JsonSerializer.SerializeToUtf8Bytes(message, ProtocolJson.Options);
    }

    private void Work(OpenCall? call, Func<Task> work)
    {
        Task task = Task.Run(async () =>
        {
            try
            {
                await work().ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (call is not null)
            {
                Fail(call, host.HasEnded ? RpcMessage.Error(call.Id, TransferFaults.Broken()) : RpcMessage.Cancelled(call.Id));
            }
            catch (Exception failure) when (call is not null)
            {
                Fail(call, RpcMessage.Error(call.Id, TransferFaults.Of(failure)));
            }
            catch (Exception failure) when (failure is not OutOfMemoryException)
            {
                // Nobody waits for it; it is tried again when somebody does.
            }
        });
        working[task] = true;
        _ = task.ContinueWith(ended => working.TryRemove(ended, out _), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    private void Fail(OpenCall call, byte[] answer)
    {
        Close(call);
        client.Write(answer);
    }

    private void Close(OpenCall call)
    {
        // The client may have opened another of that id since it was answered.
        open.TryRemove(KeyValuePair.Create(call.Id, call));
        call.Dispose();
    }
}
