using System.Collections.Concurrent;
using System.Text.Json;
using RsPlugins.Sdk.Protocol;

namespace RsPlugins.Sdk.Client;

/// <summary>Gives the host's notifications to those who want them, in order, on the connection's own thread. One that throws is not called again. Thread-safe.</summary>
internal sealed class HostNotifications
{
    private readonly ConcurrentDictionary<string, IProgress<ProgressValue>> progresses = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<PluginListener, bool> plugins = new();
    private long lastToken;

    /// <summary>Adds somebody who wants the progress of a call.</summary>
    /// <param name="progress">Takes it.</param>
    /// <returns>The token to send with the call.</returns>
    public string Add(IProgress<ProgressValue> progress)
    {
        string token = $"p{Interlocked.Increment(ref lastToken)}";
        progresses[token] = progress;
        return token;
    }

    /// <summary>Forgets a call.</summary>
    /// <param name="token">Its token.</param>
    public void Remove(string token) => progresses.TryRemove(token, out _);

    /// <summary>Adds somebody who wants to hear of changed plugins.</summary>
    /// <param name="listener">Told of each change.</param>
    /// <returns>What ends the listening.</returns>
    public IDisposable Add(Action<PluginsChangedParams> listener)
    {
        PluginListener added = new(this, listener);
        plugins[added] = true;
        return added;
    }

    /// <summary>Takes a notification; one that nobody knows is left alone.</summary>
    /// <param name="method">Its method.</param>
    /// <param name="parameters">Its parameters.</param>
    public void Take(string method, JsonElement parameters)
    {
        if (method == RpcMethods.Progress)
        {
            TakeProgress(parameters);
        }
        else if (method == RpcMethods.PluginsChanged && Understood<PluginsChangedParams>(parameters) is { } change)
        {
            foreach (PluginListener listener in plugins.Keys)
            {
                if (!TryTell(listener.Tell, change))
                {
                    listener.Dispose();
                }
            }
        }
    }

    private void TakeProgress(JsonElement parameters)
    {
        if (parameters.ValueKind == JsonValueKind.Object
            && parameters.TryGetProperty("token", out JsonElement named)
            && named.ValueKind == JsonValueKind.String
            && named.GetString() is { } token
            && progresses.TryGetValue(token, out IProgress<ProgressValue>? progress)
            && parameters.TryGetProperty("value", out JsonElement sent)
            && Understood<ProgressValue>(sent) is { } value
            && !TryTell(progress.Report, value))
        {
            Remove(token);
        }
    }

    // A display that fails must not take the connection, and with it all other calls, along.
    private static bool TryTell<T>(Action<T> tell, T value)
    {
        try
        {
            tell(value);
            return true;
        }
        catch (Exception)
        {
            return false;
        }
    }

    // What is of a kind that this client does not know is left out: the calls matter more.
    private static T? Understood<T>(JsonElement value)
        where T : class
    {
        try
        {
            return value.Deserialize<T>(ProtocolJson.Options);
        }
        catch (Exception unknown) when (unknown is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private sealed class PluginListener(HostNotifications all, Action<PluginsChangedParams> tell) : IDisposable
    {
        public Action<PluginsChangedParams> Tell => tell;

        public void Dispose() => all.plugins.TryRemove(this, out _);
    }
}
