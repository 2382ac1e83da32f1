using System.Diagnostics;
using System.Text.Json.Nodes;

namespace RsPlugins.EndToEnd.Tests.Plugins;

/// <summary>Each way in which a plugin's process goes wrong, once, in the real program; the table of all phases is a test of the host's own.</summary>
public sealed class FaultTests : IDisposable
{
    private static readonly Dictionary<string, string> InCalls = new()
    {
        ["exits"] = "rs.plugin.crashed",
        ["killed"] = "rs.plugin.crashed",
        ["aborts"] = "rs.plugin.crashed",
        ["garbage"] = "rs.plugin.crashed",
        ["closes"] = "rs.plugin.crashed",
        ["eats"] = "rs.plugin.crashed",
        ["hangs"] = "rs.plugin.timeout",
        ["half"] = "rs.plugin.timeout",
    };

    private readonly FaultyPlugins plugins = new();

    public void Dispose() => plugins.Dispose();

    [Fact]
    public async Task Faults_are_told_by_typed_errors_while_other_calls_go_on()
    {
        plugins.Add("healthy");
        foreach (string fault in InCalls.Keys)
        {
            JsonObject limits = new() { ["memoryLimitMiB"] = 64 };
            limits[fault is "hangs" or "half" ? "callTimeoutSeconds" : "startTimeoutSeconds"] = fault is "hangs" or "half" ? 0.3 : 30;
            plugins.Add(fault, limits);
            plugins.Add("start" + fault, new JsonObject { ["memoryLimitMiB"] = 64, ["startTimeoutSeconds"] = fault is "hangs" or "half" ? 0.6 : 30 }, start: fault);
        }

        await using RpcClient client = await plugins.OpenAsync();
        await client.CallToolAsync("healthy.call");
        Dictionary<int, string> expected = [];
        Stopwatch clock = Stopwatch.StartNew();
        foreach ((string fault, string id) in InCalls)
        {
            expected[await client.RequestToolAsync($"{fault}.call", $$"""{ "how": "{{fault}}", "when": "streaming" }""")] = id;
            expected[await client.RequestToolAsync($"start{fault}.call")] = "rs.plugin.broken";
        }

        int healthy = 0;
        int asked = await client.RequestToolAsync("healthy.call");
        while (expected.Count > 0)
        {
            JsonObject answer = await client.NextAsync();
            if (answer["method"]?.GetValue<string>() == "plugins/changed")
            {
                continue;
            }

            int id = answer["id"]!.GetValue<int>();
            if (id == asked)
            {
                Assert.NotNull(answer["result"]);
                healthy++;
                asked = await client.RequestToolAsync("healthy.call");
                continue;
            }

            Assert.True(expected.Remove(id, out string? error), answer.ToJsonString());
            Errors.AssertId(error, answer);
            Assert.NotEmpty(answer["error"]!["data"]!["hint"]!.GetValue<string>());
        }

        // Sixteen processes start and end at once here; each by itself is answered within a second.
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 20);
        // It was asked behind all of them, so that one answer before the last fault was told shows that no fault holds up others; how many there are is a matter of the machine.
        Assert.True(healthy > 0, "The healthy plugin answered after all faults.");
        await client.AnswerAsync(asked);
        foreach (string fault in InCalls.Keys)
        {
            Assert.NotNull((await client.CallToolAsync($"{fault}.call"))["result"]);
        }
    }
}
