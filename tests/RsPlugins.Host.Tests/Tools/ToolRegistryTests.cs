using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using RsPlugins.Host.Plugins;
using RsPlugins.Host.Plugins.Processes;
using RsPlugins.Host.Tools;
using RsPlugins.Sdk.Protocol;
using RsPlugins.Sdk.Tools;
using RsPlugins.Tests;

namespace RsPlugins.Host.Tests.Tools;

public sealed class ToolRegistryTests
{
    private static readonly PluginCatalogue Catalogue = PluginCatalogue.Read([Fixtures.Path("plugins", "Echo", "echo.plugin.json")]);

    public static TheoryData<Exception, string> Thrown() => new()
    {
        { new ToolException(ErrorIds.ModelMissing, "m", "h"), ErrorIds.ModelMissing },
        { new AggregateException(new ToolException(ErrorIds.ModelMissing, "m", "h")), ErrorIds.ModelMissing },
        { new FileNotFoundException("gone", "a.tif"), ErrorIds.FileMissing },
        { new DirectoryNotFoundException("gone"), ErrorIds.FileMissing },
        { new UnauthorizedAccessException("no"), ErrorIds.FileDenied },
        { new IOException("full", 28), ErrorIds.DiskFull },
        { new IOException("full", unchecked((int)0x80070070)), ErrorIds.DiskFull },
        { new IOException("odd"), ErrorIds.Internal },
        { new InvalidOperationException("x"), ErrorIds.Internal },
        { new OperationCanceledException("not ours"), ErrorIds.Internal },
    };

    [Theory]
    [MemberData(nameof(Thrown))]
    public async Task What_a_tool_throws_becomes_a_typed_failure(Exception thrown, string id)
    {
        await using ToolRegistry registry = With((_, _) => throw thrown);

        Assert.Equal(id, (await Assert.ThrowsAsync<ToolException>(() => registry.CallAsync("test.slow", null, null, CancellationToken.None))).Id);
    }

    [Fact]
    public async Task A_tool_in_this_process_that_ignores_a_cancel_is_a_problem_until_it_stops()
    {
        PluginManifest echo = Catalogue.Manifests[0];
        DotnetRuntime impatient = (DotnetRuntime)echo.Runtime with { Limits = ProcessLimits.Worker with { Cancel = TimeSpan.FromMilliseconds(200) } };
        TaskCompletionSource started = new();
        TaskCompletionSource<JsonObject> end = new();
        await using ToolRegistry registry = new(new PluginCatalogue([echo with { Runtime = impatient }], []), _ => new Runtime((_, _) => Endless()), NullLoggerFactory.Instance);
        using CancellationTokenSource cancel = new();
        Task<JsonObject> call = registry.CallAsync("test.slow", null, null, cancel.Token);
        await started.Task;
        Task<JsonObject> Endless()
        {
            started.SetResult();
            return end.Task;
        }

        Stopwatch clock = Stopwatch.StartNew();
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Empty(registry.Lingering.Problems);
        while (!registry.Lingering.Problems.Any())
        {
            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20));
            await Task.Delay(10);
        }

        Assert.True(clock.Elapsed >= TimeSpan.FromMilliseconds(200));
        ErrorData problem = Assert.Single(registry.Lingering.Problems);
        Assert.Equal(ErrorIds.PluginTimeout, problem.Id);
        Assert.Contains("test.slow was cancelled", problem.Message, StringComparison.Ordinal);
        Assert.Contains("\"isolation\": \"process\"", problem.Hint, StringComparison.Ordinal);

        end.SetResult([]);
        while (registry.Lingering.Problems.Any())
        {
            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20));
            await Task.Delay(10);
        }
    }

    [Fact]
    public async Task A_plugin_starts_at_its_first_call_and_once()
    {
        int starts = 0;
        await using ToolRegistry registry = new(Catalogue, _ => { starts++; return new Runtime((_, _) => Task.FromResult(new JsonObject())); }, NullLoggerFactory.Instance);
        Assert.Equal("idle", registry.Plugins[0].Status().State);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => registry.CallAsync("test.slow", null, null, CancellationToken.None)));

        Assert.Equal(1, starts);
        Assert.Equal("loaded", registry.Plugins[0].Status().State);
    }

    [Fact]
    public async Task A_start_that_failed_is_reported_and_tried_again()
    {
        bool broken = true;
        await using ToolRegistry registry = new(
            Catalogue,
            _ => broken ? throw new ToolException(ErrorIds.PluginBroken, "m", "h") : new Runtime((_, _) => Task.FromResult(new JsonObject())),
            NullLoggerFactory.Instance);

        Assert.Equal(ErrorIds.PluginBroken, (await Assert.ThrowsAsync<ToolException>(() => registry.CallAsync("test.slow", null, null, CancellationToken.None))).Id);
        Assert.Equal("broken", registry.Plugins[0].Status().State);
        broken = false;
        await registry.CallAsync("test.slow", null, null, CancellationToken.None);
        Assert.Equal("loaded", registry.Plugins[0].Status().State);
    }

    [Fact]
    public async Task A_cancelled_call_ends_at_once_and_is_drained_later()
    {
        TaskCompletionSource<JsonObject> stubborn = new();
        await using ToolRegistry registry = With((_, _) => stubborn.Task);
        using CancellationTokenSource cancel = new();
        Task<JsonObject> call = registry.CallAsync("test.slow", null, null, cancel.Token);
        await Task.Delay(100);

        Stopwatch clock = Stopwatch.StartNew();
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.InRange(clock.ElapsedMilliseconds, 0, 400);
        Assert.Equal(1, registry.RunningCalls);
        Assert.False(await registry.DrainAsync(TimeSpan.FromMilliseconds(50)));
        stubborn.SetResult([]);
        Assert.True(await registry.DrainAsync(TimeSpan.FromSeconds(5)));
    }

    private static ToolRegistry With(Func<JsonElement, CancellationToken, Task<JsonObject>> call) =>
        new(Catalogue, _ => new Runtime(call), NullLoggerFactory.Instance);

    private sealed class Runtime(Func<JsonElement, CancellationToken, Task<JsonObject>> call) : IPluginRuntime
    {
        public Task<JsonObject> CallAsync(string tool, JsonElement arguments, IToolContext context, CancellationToken cancellationToken) => call(arguments, cancellationToken);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
