using System.Collections.Concurrent;
using RsPlugins.Host.Plugins;
using RsPlugins.Sdk.Protocol;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.Host.Tools;

/// <summary>
/// The calls in this process that were cancelled and go on. A process can be ended, a thread cannot: all that is left is to say so. Thread-safe.
/// </summary>
internal sealed class LingeringCalls
{
    private readonly ConcurrentDictionary<Task, (string Tool, PluginManifest Plugin, long Since)> calls = new();

    /// <summary>What is wrong: each call that has not stopped in the time that its plugin's manifest allows.</summary>
    public IEnumerable<ErrorData> Problems => calls.Values.Where(IsLate).OrderBy(call => call.Since).Select(call => new ErrorData(
        ErrorIds.PluginTimeout,
        $"{call.Tool} was cancelled {Age(call.Since).TotalSeconds:0} s ago and has not stopped. It runs in the host's process, where it cannot be ended alone.",
        $"End the host to be rid of it. If it happens again, let the plugin {call.Plugin.Id} run in a process of its own: \"isolation\": \"process\" in its manifest."));

    /// <summary>Takes a call that was cancelled, until it has stopped.</summary>
    /// <param name="work">The call.</param>
    /// <param name="tool">The tool.</param>
    /// <param name="plugin">Its plugin.</param>
    public void Add(Task work, string tool, PluginManifest plugin)
    {
        if (plugin.Runtime is not DotnetRuntime { Isolation: PluginIsolation.Host })
        {
            return;
        }

        calls[work] = (tool, plugin, Environment.TickCount64);
        _ = work.ContinueWith(stopped => calls.TryRemove(stopped, out _), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    private static TimeSpan Age(long since) => TimeSpan.FromMilliseconds(Environment.TickCount64 - since);

    private static bool IsLate((string Tool, PluginManifest Plugin, long Since) call) =>
        ((DotnetRuntime)call.Plugin.Runtime).Limits.Cancel is { } limit && Age(call.Since) > limit;
}
