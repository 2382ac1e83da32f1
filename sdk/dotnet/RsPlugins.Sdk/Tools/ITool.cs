using System.Text.Json;
using System.Text.Json.Nodes;

namespace RsPlugins.Sdk.Tools;

/// <summary>A function that a plugin offers. One instance serves all calls; implementations must be thread-safe.</summary>
public interface ITool
{
    /// <summary>The tool's name as its manifest spells it, for instance <c>rs.classify</c>.</summary>
    string Name { get; }

    /// <summary>Runs the tool.</summary>
    /// <param name="arguments">An object already checked against the manifest's input schema, with its defaults filled in.</param>
    /// <param name="context">Progress and log of this call.</param>
    /// <param name="cancellationToken">Ends the call within one unit of work; outputs that are not finished are removed.</param>
    /// <returns>The outputs by name, as the manifest lists them. Files are given by full path.</returns>
    /// <exception cref="ToolException">The call failed for a reason the user can act on.</exception>
    /// <exception cref="OperationCanceledException">The call was cancelled.</exception>
    Task<JsonObject> CallAsync(JsonElement arguments, IToolContext context, CancellationToken cancellationToken);
}
