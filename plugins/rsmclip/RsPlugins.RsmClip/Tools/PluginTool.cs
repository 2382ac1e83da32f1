using System.Text.Json;
using System.Text.Json.Nodes;
using RsPlugins.Geo;
using System.Text.Json.Serialization;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Tools;

/// <summary>A tool whose arguments are a record, and whose failures become words for the user.</summary>
/// <typeparam name="TArguments">The arguments; property names in snake_case are the manifest's.</typeparam>
public abstract class PluginTool<TArguments> : ITool
    where TArguments : class
{
    /// <inheritdoc/>
    public abstract string Name { get; }

    /// <inheritdoc/>
    public async Task<JsonObject> CallAsync(JsonElement arguments, IToolContext context, CancellationToken cancellationToken)
    {
        using CallScope scope = new(context);
        using IDisposable hold = FileReach.HoldTo(context.Reach);
        try
        {
            TArguments bound = arguments.Deserialize<TArguments>(ToolJson.Options)!;

            // The work is arithmetic: it must not hold the caller's thread.
            return await Task.Run(() => Run(bound, scope, cancellationToken), cancellationToken).ConfigureAwait(false);
        }
        catch (AggregateException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (Exception failure) when (ToolFaults.Translate(failure) is ToolException known)
        {
            throw known;
        }
    }

    /// <summary>Does the work, on a thread of its own.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <param name="context">Progress and log.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The outputs.</returns>
    protected abstract JsonObject Run(TArguments arguments, IToolContext context, CancellationToken cancellationToken);
}
