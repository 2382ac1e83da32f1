using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ModelContextProtocol;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using RsPlugins.EndToEnd.Tests.Connections;
using RsPlugins.Sdk.Client;
using RsPlugins.Sdk.Protocol;
using RsPlugins.Tests;

namespace RsPlugins.EndToEnd.Tests.Mcp;

/// <summary><c>rsplugins mcp</c>, used by the MCP package's own client: all that native clients get.</summary>
public sealed partial class McpTests(McpUser user) : IClassFixture<McpUser>
{
    private static readonly string Image = Fixtures.Path("rasters", "rgb8", "rasterio_world.rgb_4326.tif");

    [Theory]
    [InlineData("2024-11-05")]
    [InlineData("2025-06-18")]
    [InlineData("2025-11-25")]
    [InlineData(null)]
    public async Task Offers_the_tools_that_native_clients_get(string? version)
    {
        await using McpClient client = await user.OpenAsync(version);
        IReadOnlyList<ToolDescription> native = await (await user.OpenNativeAsync()).ListToolsAsync();

        Tool[] tools = [.. (await client.ListToolsAsync()).Select(tool => tool.ProtocolTool)];

        Assert.Equal(native.Select(tool => tool.Name), tools.Select(tool => tool.Name.Replace('_', '.')));
        Assert.All(tools, tool => Assert.Matches(LegalName(), tool.Name));
        foreach ((ToolDescription here, Tool there) in native.Zip(tools))
        {
            Assert.Equal((here.Title, here.Description), (there.Title, there.Description));
            Assert.True(JsonNode.DeepEquals(WithoutTranslations(JsonSerializer.SerializeToNode(here.InputSchema)), JsonSerializer.SerializeToNode(there.InputSchema)), here.Name);
            Assert.Equal(here.Outputs.EnumerateObject().Select(output => output.Name), there.OutputSchema!.Value.GetProperty("properties").EnumerateObject().Select(output => output.Name));
        }

        Assert.DoesNotContain("i18n", JsonSerializer.Serialize(tools), StringComparison.Ordinal);
        Tool doctor = tools.Single(tool => tool.Name == "rs_doctor");
        Assert.True(doctor.Annotations!.ReadOnlyHint);
        Assert.True(doctor.Annotations.IdempotentHint);
        Assert.Null(doctor.Annotations.DestructiveHint);
    }

    [Fact]
    public async Task A_call_gives_what_a_native_call_gives()
    {
        JsonObject arguments = new() { ["text"] = "água 水 \u0001 \"", ["scale"] = 1e-9, ["bands"] = new JsonArray(3, 2, 1) };
        JsonObject native = await (await user.OpenNativeAsync()).CallToolAsync("test.echo", arguments.DeepClone().AsObject());

        CallToolResult result = await McpUser.CallAsync(user.Client, "test_echo", arguments);

        Assert.NotEqual(true, result.IsError);
        Assert.Equal(native.ToJsonString(), McpUser.StructureOf(result)!.ToJsonString());
        Assert.True(JsonNode.DeepEquals(native, JsonNode.Parse(McpUser.TextOf(result))));
    }

    [Fact]
    public async Task Tools_of_plugins_in_python_and_of_the_model_give_what_native_calls_give()
    {
        HostClient native = await user.OpenNativeAsync();
        string here = Path.Combine(user.Folder, "here.tif");
        JsonObject index = new() { ["image"] = Image, ["red"] = 1, ["nir"] = 2, ["output"] = here };
        JsonObject classes = new() { ["raster"] = Image, ["model"] = Fixtures.Path("openclip-tiny", "hub"), ["tile_size"] = 128 };
        JsonObject nativeIndex = await native.CallToolAsync("spectral.ndvi", index.DeepClone().AsObject());
        byte[] pixels = await File.ReadAllBytesAsync(here);
        JsonObject nativeClasses = await native.CallToolAsync("rs.classify", With(classes, "tiles", Path.Combine(user.Folder, "here.gpkg")));

        index["image"] = new Uri(Image).AbsoluteUri;
        index["output"] = "there.tif";
        JsonObject mcpIndex = Assert.IsType<JsonObject>(McpUser.StructureOf(await McpUser.CallAsync(user.Client, "spectral_ndvi", index)));
        JsonObject mcpClasses = Assert.IsType<JsonObject>(McpUser.StructureOf(await McpUser.CallAsync(user.Client, "rs_classify", With(classes, "tiles", "there.gpkg"))));

        Assert.Equal(Path.Combine(user.Folder, "there.tif"), mcpIndex["output"]!.GetValue<string>());
        Assert.Equal(pixels, await File.ReadAllBytesAsync(Path.Combine(user.Folder, "there.tif")));
        Assert.Equal(Normal(nativeIndex), Normal(mcpIndex));
        Assert.True(File.Exists(Path.Combine(user.Folder, "there.gpkg")));
        Assert.Equal(Normal(nativeClasses), Normal(mcpClasses));
    }

    [Fact]
    public async Task Progress_reaches_the_client()
    {
        ConcurrentQueue<ProgressNotificationValue> values = new();

        CallToolResult result = await McpUser.CallAsync(user.Client, "test_slow", new JsonObject { ["steps"] = 60, ["output"] = "progress.txt" }, new Listener(values.Enqueue));

        ProgressNotificationValue[] seen = [.. values];
        Assert.InRange(seen.Length, 2, 60);
        Assert.All(seen, value => Assert.True(value is { Progress: > 0 and <= 1, Total: 1 } && value.Message!.StartsWith("dawdling", StringComparison.Ordinal), value.Message));
        Assert.Equal(60, McpUser.StructureOf(result)!["steps"]!.GetValue<int>());
    }

    [Theory]
    [InlineData("2025-06-18")]
    [InlineData(null)]
    public async Task A_cancelled_call_stops_in_the_host_within_a_second(string? version)
    {
        await using McpClient client = await user.OpenAsync(version);
        HostClient native = await user.OpenNativeAsync();
        TimeSpan best = TimeSpan.MaxValue;
        for (int i = 0; i < 3 && best > TimeSpan.FromSeconds(1); i++)
        {
            best = TimeSpan.FromTicks(Math.Min(best.Ticks, (await CancelAsync(client, native, $"cancelled{i}.txt")).Ticks));
        }

        Assert.True(best < TimeSpan.FromSeconds(1), $"The tool stopped after {best}.");
        Assert.NotEqual(true, (await McpUser.CallAsync(client, "test_echo", new JsonObject { ["text"] = "a" })).IsError);
    }

    [Theory]
    [InlineData("test_echo", """{ "tile_size": 3 }""", "rs.argument.invalid")]
    [InlineData("test_fails", "{}", "rs.raster.unreadable")]
    [InlineData("test_throws", "{}", "rs.internal")]
    [InlineData("spectral_ndvi", """{ "image": "no such.tif", "output": "never.tif" }""", "rs.file.missing")]
    public async Task A_failure_is_an_error_result_with_id_message_and_hint(string tool, string arguments, string id)
    {
        CallToolResult result = await McpUser.CallAsync(user.Client, tool, JsonNode.Parse(arguments)!.AsObject());

        Assert.True(result.IsError);
        JsonNode error = JsonNode.Parse(McpUser.TextOf(result))!;
        Assert.Equal(id, error["id"]!.GetValue<string>());
        Assert.NotEmpty(error["message"]!.GetValue<string>());
        Assert.NotEmpty(error["hint"]!.GetValue<string>());
        Assert.DoesNotContain("   at ", error.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_tool_is_an_error_of_the_protocol()
    {
        McpProtocolException refused = await Assert.ThrowsAsync<McpProtocolException>(() => McpUser.CallAsync(user.Client, "test_ecko", []));

        Assert.Equal(McpErrorCode.InvalidParams, refused.ErrorCode);
        Assert.Contains("test.echo", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_too_long_to_read_is_structured_content_only()
    {
        CallToolResult result = await McpUser.CallAsync(user.Client, "test_large", new JsonObject { ["bytes"] = 3_000_000 });

        string data = McpUser.StructureOf(result)!.AsObject().Select(member => member.Value!.ToString()).MaxBy(text => text.Length)!;
        Assert.InRange(data.Length, 3_000_000, 5_000_000);
        Assert.InRange(McpUser.TextOf(result).Length, 1, 500);
    }

    [Fact]
    public async Task Where_the_host_is_killed_the_call_fails_at_once_and_the_next_one_has_a_new_host()
    {
        using McpUser other = new();
        await other.InitializeAsync();
        try
        {
            TaskCompletionSource running = new();
            Task<CallToolResult> call = McpUser.CallAsync(other.Client, "test_slow", new JsonObject { ["steps"] = 100_000, ["output"] = "killed.txt" }, new Listener(_ => running.TrySetResult()));
            await running.Task.WaitAsync(HostProgram.Patience);
            Stopwatch clock = Stopwatch.StartNew();

            other.Kill();

            CallToolResult failed = await call.WaitAsync(HostProgram.Patience);
            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(5));
            Assert.True(failed.IsError);
            Assert.Equal("rs.host.gone", JsonNode.Parse(McpUser.TextOf(failed))!["id"]!.GetValue<string>());
            Assert.NotEqual(true, (await McpUser.CallAsync(other.Client, "test_echo", new JsonObject { ["text"] = "a" })).IsError);
        }
        finally
        {
            await other.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_client_is_told_when_the_tools_are_others_and_when_the_host_is_another()
    {
        using McpUser other = new();
        await other.InitializeAsync();
        try
        {
            Assert.True(other.Client.ServerCapabilities.Tools!.ListChanged);
            SemaphoreSlim told = new(0);
            await using IAsyncDisposable listening = other.Client.RegisterNotificationHandler(NotificationMethods.ToolListChangedNotification, (_, _) =>
            {
                told.Release();
                return ValueTask.CompletedTask;
            });
            Assert.Contains(await other.Client.ListToolsAsync(), tool => tool.Name == "test_echo");
            HostClient native = await other.OpenNativeAsync();

            await native.EnablePluginAsync("echo", enabled: false);
            Assert.True(await told.WaitAsync(HostProgram.Patience));
            Assert.DoesNotContain(await other.Client.ListToolsAsync(), tool => tool.Name == "test_echo");
            await native.EnablePluginAsync("echo");
            Assert.True(await told.WaitAsync(HostProgram.Patience));
            Assert.Contains(await other.Client.ListToolsAsync(), tool => tool.Name == "test_echo");

            other.Kill();
            await native.Ended.WaitAsync(HostProgram.Patience);
            Assert.Contains(await other.Client.ListToolsAsync(), tool => tool.Name == "test_echo");
            Assert.True(await told.WaitAsync(HostProgram.Patience));
        }
        finally
        {
            await other.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_host_that_cannot_be_started_is_told_in_words()
    {
        using UserHost broken = new();
        await using McpClient client = await McpUser.OpenAsync(broken.Folder, user.Folder, null, "--plugins", "/no/such/folder");

        McpException refused = await Assert.ThrowsAnyAsync<McpException>(() => client.ListToolsAsync().AsTask());
        CallToolResult failed = await McpUser.CallAsync(client, "test_echo", []);

        Assert.Contains("The host ends as soon as it is started.", refused.Message, StringComparison.Ordinal);
        Assert.Equal("rs.host.unreachable", JsonNode.Parse(McpUser.TextOf(failed))!["id"]!.GetValue<string>());
    }

    [Fact]
    public async Task Standard_output_carries_messages_only_progress_before_the_answer()
    {
        using UserHost own = new();
        using Process process = own.Start([.. HostProgram.WithEcho, "--verbose", "mcp"]);
        Task<string> error = process.StandardError.ReadToEndAsync();
        foreach (string message in (string[])
        [
            """{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"test","version":"1"}}}""",
            """{"jsonrpc":"2.0","method":"notifications/initialized"}""",
            "no json",
            """{"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"test_prints","arguments":{}}}""",
            """{"jsonrpc":"2.0","id":3,"method":"tools/call","params":{"name":"test_slow","arguments":{"steps":60,"output":"OUTPUT"},"_meta":{"progressToken":7}}}""".Replace("OUTPUT", Path.Combine(user.Folder, "raw.txt"), StringComparison.Ordinal),
        ])
        {
            await process.StandardInput.WriteLineAsync(message);
        }

        await process.StandardInput.FlushAsync();
        List<string> lines = [];
        while (!lines.Any(line => line.Contains("\"id\":2", StringComparison.Ordinal)) || !lines.Any(line => line.Contains("\"id\":3", StringComparison.Ordinal)))
        {
            lines.Add(await process.StandardOutput.ReadLineAsync().WaitAsync(HostProgram.Patience) ?? throw new InvalidOperationException(await error));
        }

        process.StandardInput.Close();
        string rest = await process.StandardOutput.ReadToEndAsync().WaitAsync(HostProgram.Patience);
        await process.WaitForExitAsync().WaitAsync(HostProgram.Patience);

        Assert.Equal(0, process.ExitCode);
        Assert.Empty(rest);
        Assert.All(lines, line => Assert.Equal("2.0", JsonNode.Parse(line)!["jsonrpc"]!.GetValue<string>()));
        Assert.NotEmpty(await error);
        JsonNode[] progress = [.. lines.Select(line => JsonNode.Parse(line)!).Where(message => message["method"]?.GetValue<string>() == "notifications/progress")];
        double[] values = [.. progress.Select(message => message["params"]!["progress"]!.GetValue<double>())];
        Assert.InRange(values.Length, 2, 60);
        Assert.Equal(values.Distinct().Order(), values);
        Assert.All(progress, message => Assert.Equal(7, message["params"]!["progressToken"]!.GetValue<int>()));
    }

    private static async Task<TimeSpan> CancelAsync(McpClient client, HostClient native, string output)
    {
        using CancellationTokenSource cancel = new();
        TaskCompletionSource running = new();
        Task call = McpUser.CallAsync(client, "test_slow", new JsonObject { ["steps"] = 100_000, ["output"] = output }, new Listener(_ => running.TrySetResult()), cancel.Token);
        await running.Task.WaitAsync(HostProgram.Patience);
        JobStatus job = (await native.ListJobsAsync("running")).Single(job => job.Arguments.GetRawText().Contains(output, StringComparison.Ordinal));
        Assert.Equal("mcp", job.Client);

        Stopwatch clock = Stopwatch.StartNew();
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        while ((await native.GetJobAsync(job.Id)).State == "running")
        {
            Assert.True(clock.Elapsed < HostProgram.Patience, "The tool runs on.");
            await Task.Delay(10);
        }

        Assert.Equal("cancelled", (await native.GetJobAsync(job.Id)).State);
        return clock.Elapsed;
    }

    private static JsonObject With(JsonObject arguments, string name, string value)
    {
        JsonObject more = arguments.DeepClone().AsObject();
        more[name] = value;
        return more;
    }

    // Where results lie and how long they took, and when, differs.
    private static string Normal(JsonObject result) => Varying().Replace(result.ToJsonString(), "_");

    private static JsonNode? WithoutTranslations(JsonNode? node)
    {
        if (node is JsonObject members)
        {
            members.Remove("i18n");
        }

        foreach (JsonNode? child in node is JsonObject parent ? parent.Select(member => member.Value) : node as JsonArray ?? Enumerable.Empty<JsonNode?>())
        {
            WithoutTranslations(child);
        }

        return node;
    }

    [GeneratedRegex("^[a-zA-Z0-9_-]{1,64}$")]
    private static partial Regex LegalName();

    [GeneratedRegex(@"here\.|there\.|""seconds"":[0-9.eE-]+|""time"":""[^""]+""")]
    private static partial Regex Varying();

    private sealed class Listener(Action<ProgressNotificationValue> heard) : IProgress<ProgressNotificationValue>
    {
        public void Report(ProgressNotificationValue value) => heard(value);
    }
}
