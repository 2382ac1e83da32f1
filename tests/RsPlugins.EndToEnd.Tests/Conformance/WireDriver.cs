using System.Text.Json.Nodes;

namespace RsPlugins.EndToEnd.Tests.Conformance;

/// <summary>Holds a host or a plugin's process to a case by bare messages.</summary>
/// <param name="wire">The connection.</param>
/// <param name="cookie">A plugin's cookie; null for a host.</param>
/// <param name="ended">The plugin's exit code.</param>
internal sealed class WireDriver(FrameChannel wire, string? cookie = null, Func<Task<int>>? ended = null)
{
    private readonly Dictionary<string, JsonNode> ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<JsonNode>> progress = new(StringComparer.Ordinal);
    private readonly HashSet<string> answered = new(StringComparer.Ordinal);
    private readonly LinkedList<JsonObject> aside = new();
    private int lastId;

    public async Task RunAsync(ConformanceCase test)
    {
        if (test.Open)
        {
            await StepAsync(new JsonObject
            {
                ["request"] = "initialize",
                ["params"] = new JsonObject { ["client"] = new JsonObject { ["name"] = "conformance" }, ["protocol"] = new JsonArray(1), ["token"] = cookie },
                ["result"] = new JsonObject { ["protocol"] = 1 },
            });
        }

        for (int i = 0; i < test.Steps.Count; i++)
        {
            try
            {
                await StepAsync(test.Steps[i]);
            }
            catch (Exception failure)
            {
                Assert.Fail($"Step {i + 1}, {(test.Steps[i].ToJsonString() is { Length: > 300 } text ? text[..300] : test.Steps[i].ToJsonString())}: {failure.Message}");
            }
        }
    }

    private async Task StepAsync(JsonObject step)
    {
        if (step["request"] is { } method)
        {
            string name = step["as"]?.GetValue<string>() ?? $"request {lastId + 1}";
            await RequestAsync(name, method.GetValue<string>(), ConformancePattern.Expand(step["params"], cookie) as JsonObject ?? [], step["progress"] is not null);
            if (!step.ContainsKey("as"))
            {
                await AnswerAsync(name, step);
            }
        }
        else if (step["answer"] is { } name)
        {
            await AnswerAsync(name.GetValue<string>(), step);
        }
        else if (step["wait"] is { } waiting)
        {
            List<JsonNode> values = progress[waiting.GetValue<string>()];
            while (values.Count < step["progress"]!.GetValue<int>())
            {
                Assert.False(IsAnswer(await UntilAsync(_ => true), waiting.GetValue<string>()), "It was answered before there was so much progress.");
            }
        }
        else if (step["cancel"] is { } cancelled)
        {
            await wire.SendAsync(new JsonObject { ["jsonrpc"] = "2.0", ["method"] = "$/cancelRequest", ["params"] = new JsonObject { ["id"] = ids[cancelled.GetValue<string>()].DeepClone() } }.ToJsonString());
        }
        else if (step["raw"] is { } raw)
        {
            await wire.SendAsync(raw.GetValue<string>());
        }
        else if (step["next"] is { } next)
        {
            JsonObject message;
            do
            {
                message = await wire.NextAsync();
            }
            while (message["method"]?.GetValue<string>() == "plugins/changed");
            Assert.Null(ConformancePattern.Misfit(next, message, true, cookie));
        }
        else if (step["notified"] is { } notified)
        {
            await UntilAsync(message => message["method"]?.GetValue<string>() == notified.GetValue<string>() && ConformancePattern.Misfit(step["params"], message["params"], true, cookie) is null);
        }
        else if (step["asked"] is { } asked)
        {
            JsonObject request = await UntilAsync(message => message["method"]?.GetValue<string>() == asked.GetValue<string>() && message.ContainsKey("id"));
            Assert.Null(ConformancePattern.Misfit(step["params"], request["params"], true, cookie));
            await wire.SendAsync(new JsonObject { ["jsonrpc"] = "2.0", ["id"] = request["id"]!.DeepClone(), ["result"] = step["reply"]!.DeepClone() }.ToJsonString());
        }
        else if (step["ended"] is { } code)
        {
            Assert.Equal(code.GetValue<int>(), await ended!());
        }
        else
        {
            Assert.Fail("No conformance step.");
        }
    }

    private async Task RequestAsync(string name, string method, JsonObject parameters, bool withProgress)
    {
        int id = ++lastId;
        ids[name] = JsonValue.Create(id);
        progress[name] = [];
        if (withProgress)
        {
            parameters["progressToken"] = name;
        }

        await wire.SendAsync(new JsonObject { ["jsonrpc"] = "2.0", ["id"] = id, ["method"] = method, ["params"] = parameters }.ToJsonString());
    }

    private async Task AnswerAsync(string name, JsonObject expected)
    {
        JsonObject answer = await UntilAsync(message => IsAnswer(message, name));
        answered.Add(name);
        bool error = expected.ContainsKey("error");
        string member = error ? "error" : "result";
        Assert.Null(ConformancePattern.Misfit(expected[member], answer[member], answer.ContainsKey(member), cookie, member) is { } misfit ? $"{misfit} in {Short(answer)}" : null);
        Assert.False(answer.ContainsKey(error ? "result" : "error"), "It has both a result and an error.");
        List<JsonNode> values = progress[name];
        Assert.True(expected["request"] is not null || values.Count >= (expected["progress"]?.GetValue<int>() ?? 0), $"There was progress {values.Count} times only.");
        double[] fractions = [.. values.Select(value => value["fraction"]?.GetValue<double>() ?? 0)];
        Assert.Equal(fractions.Order(), fractions);
        if (expected["metrics"] is JsonObject metrics)
        {
            Assert.Null(ConformancePattern.Misfit(metrics, values[^1]["metrics"], values[^1].AsObject().ContainsKey("metrics"), cookie));
        }
    }

    private bool IsAnswer(JsonObject message, string name) => !message.ContainsKey("method") && JsonNode.DeepEquals(message["id"], ids[name]);

    // What belongs to other steps is set aside for them.
    private async Task<JsonObject> UntilAsync(Func<JsonObject, bool> wanted)
    {
        for (LinkedListNode<JsonObject>? earlier = aside.First; earlier is not null; earlier = earlier.Next)
        {
            if (wanted(earlier.Value))
            {
                aside.Remove(earlier);
                return earlier.Value;
            }
        }

        while (true)
        {
            JsonObject message = await wire.NextAsync();
            if (message["method"]?.GetValue<string>() == "$/progress")
            {
                string token = message["params"]!["token"]!.GetValue<string>();
                Assert.False(answered.Contains(token), $"Progress of {token} came after its answer.");
                progress[token].Add(message["params"]!["value"]!);
            }

            if (wanted(message))
            {
                return message;
            }

            if (message["method"]?.GetValue<string>() != "$/progress")
            {
                aside.AddLast(message);
            }
        }
    }

    private static string Short(JsonObject message) => message.ToJsonString() is { Length: > 500 } text ? text[..500] + "…" : message.ToJsonString();
}
