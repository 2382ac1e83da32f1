using System.Diagnostics;
using System.Text.Json.Nodes;

namespace RsPlugins.EndToEnd.Tests.Jobs;

/// <summary>A state folder of its own, and hosts that come and go on it.</summary>
internal sealed class JobHost : IAsyncDisposable
{
    private readonly List<RpcClient> clients = [];

    public string State { get; } = Directory.CreateTempSubdirectory("rsplugins-").FullName;

    public async Task<RpcClient> OpenAsync(params string[] arguments)
    {
        RpcClient client = new(HostProgram.Start(State, [.. HostProgram.WithEcho, "serve", "--stdio", .. arguments]));
        clients.Add(client);
        return await RpcClient.OpenAsync(client);
    }

    public string File(string name) => Path.Combine(State, name);

    /// <summary>Starts a detached call.</summary>
    /// <returns>The job's id.</returns>
    public static async Task<string> DetachAsync(RpcClient client, string tool, string arguments, string? priority = null)
    {
        JsonObject answer = await client.CallAsync("tools/call", $$"""{ "name": "{{tool}}", "arguments": {{arguments}}, "detach": true{{(priority is null ? string.Empty : $", \"priority\": \"{priority}\"")}} }""");
        return answer["result"]?["job"]?.GetValue<string>() ?? throw new InvalidOperationException(answer.ToJsonString());
    }

    public static async Task<JsonNode> GetAsync(RpcClient client, string id) =>
        (await client.CallAsync("jobs/get", $$"""{ "id": "{{id}}" }"""))["result"]!;

    public static Task<JsonObject> WaitAsync(RpcClient client, string id) => client.CallAsync("jobs/wait", $$"""{ "id": "{{id}}" }""");

    public static async Task<string> StateOfAsync(RpcClient client, string id) => (await GetAsync(client, id))["state"]!.GetValue<string>();

    /// <summary>Waits until a job is in a state.</summary>
    public static async Task ReachAsync(RpcClient client, string id, string state)
    {
        Stopwatch clock = Stopwatch.StartNew();
        string now;
        while ((now = await StateOfAsync(client, id)) != state)
        {
            Assert.True(clock.Elapsed < HostProgram.Patience, $"The job is {now}, not {state}.");
            await Task.Delay(10);
        }
    }

    /// <summary>Ends a host as a power cut would, with the processes it started.</summary>
    public static async Task KillAsync(RpcClient client)
    {
        client.Process.Kill();
        await client.Process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (RpcClient client in clients)
        {
            await client.DisposeAsync();
        }

        Directory.Delete(State, recursive: true);
    }
}
