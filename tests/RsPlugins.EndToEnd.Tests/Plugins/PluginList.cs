using System.Diagnostics;
using System.Text.Json.Nodes;

namespace RsPlugins.EndToEnd.Tests.Plugins;

/// <summary>What <c>plugins/list</c> says.</summary>
internal static class PluginList
{
    /// <summary>One plugin of an answer, or null.</summary>
    public static JsonNode? Of(JsonObject answer, string id) =>
        answer["result"]!["plugins"]!.AsArray().SingleOrDefault(plugin => plugin!["id"]!.GetValue<string>() == id);

    /// <summary>A plugin's state.</summary>
    public static async Task<string?> StateAsync(RpcClient client, string id) =>
        Of(await client.CallAsync("plugins/list", "{}"), id)?["state"]!.GetValue<string>();

    /// <summary>Waits until a plugin is in a state.</summary>
    public static async Task WaitAsync(RpcClient client, string id, string state)
    {
        Stopwatch clock = Stopwatch.StartNew();
        string? last;
        while ((last = await StateAsync(client, id)) != state)
        {
            Assert.True(clock.Elapsed < HostProgram.Patience, $"{id} is {last} and not {state}.");
            await Task.Delay(20);
        }
    }
}
