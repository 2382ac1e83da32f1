using System.Text.Json;
using System.Text.Json.Nodes;

namespace RsPlugins.Host.Connections.Bridge.Files;

/// <summary>A request of the client that files travel for. Thread-safe.</summary>
internal sealed class OpenCall : IDisposable
{
    private readonly Lock gate = new();
    private readonly CancellationTokenSource cancel = new();
    private bool held;
    private bool closed;

    /// <summary>Opens it.</summary>
    /// <param name="id">The JSON text of its id.</param>
    /// <param name="method">Its method.</param>
    /// <param name="parameters">Its parameters.</param>
    /// <param name="travels">Whether it is kept here at first, until its files are there.</param>
    public OpenCall(string id, string method, JsonElement parameters, bool travels)
    {
        (Id, Method, Parameters, held) = (id, method, parameters, travels);
        Token = parameters.ValueKind == JsonValueKind.Object && parameters.TryGetProperty("progressToken", out JsonElement token) ? token : default;

        // An answer may overtake the end of what sent the call; it still asks whether it was cancelled.
        Cancelled = cancel.Token;
    }

    /// <summary>The JSON text of its id.</summary>
    public string Id { get; }

    /// <summary>Its method.</summary>
    public string Method { get; }

    /// <summary>Its parameters.</summary>
    public JsonElement Parameters { get; }

    /// <summary>Its progress token; undefined for none.</summary>
    public JsonElement Token { get; }

    /// <summary>What is kept of it until its outputs are here, or null.</summary>
    public CallRecord? Record { get; set; }

    /// <summary>The fraction of the call at which the tool starts.</summary>
    public double From { get; set; }

    /// <summary>The fraction of the call at which the tool ends.</summary>
    public double To { get; set; } = 1;

    /// <summary>Set when the client cancels it, or leaves, while its files travel.</summary>
    public CancellationToken Cancelled { get; }

    /// <summary>Whether a member of the parameters is a text.</summary>
    /// <param name="name">The member.</param>
    /// <returns>The text, or null.</returns>
    public string? Text(string name) => Parameters.ValueKind == JsonValueKind.Object && Parameters.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>Takes it back from the host: what it wrote is fetched.</summary>
    public void Hold()
    {
        lock (gate)
        {
            held = !closed;
        }
    }

    /// <summary>Hands it over.</summary>
    /// <param name="send">Starts to send it: before a cancel of the client is sent behind it.</param>
    /// <returns>What <paramref name="send"/> returned.</returns>
    /// <exception cref="OperationCanceledException">The client has cancelled it.</exception>
    public ValueTask ReleaseAsync(Func<ValueTask> send)
    {
        lock (gate)
        {
            Cancelled.ThrowIfCancellationRequested();
            held = false;
            return send();
        }
    }

    /// <summary>Cancels it if it is here.</summary>
    /// <returns>Whether it is; else the host must be told.</returns>
    public bool TryCancel()
    {
        lock (gate)
        {
            if (held)
            {
                // Whoever waits for it goes on elsewhere: this is the thread that reads the client.
                _ = cancel.CancelAsync();
            }

            return held;
        }
    }

    /// <summary>Puts a report of the tool's progress into the whole call.</summary>
    /// <param name="value">The report; changed.</param>
    public void Scale(JsonObject value)
    {
        if (value["fraction"] is JsonValue given && given.TryGetValue(out double fraction))
        {
            value["fraction"] = From + (fraction * (To - From));
        }
        else if (From > 0)
        {
            value["fraction"] = From;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (gate)
        {
            held = false;
            closed = true;
            cancel.Dispose();
        }
    }
}
