using System.Text.Json.Nodes;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Training;

/// <summary>Makes a finished model one that all tools and clients can use, by the tools of the plugin that keeps the models.</summary>
/// <param name="id">Id of the model.</param>
/// <param name="context">The call.</param>
internal sealed class ModelInstallation(string id, IToolContext context)
{
    private const string ListTool = "rs.models.list";
    private const string InstallTool = "rs.models.install";

    /// <summary>Refuses an id that is taken, before hours of training. An attempt that goes on may have installed the model itself already.</summary>
    /// <param name="cancellationToken">Ends the look.</param>
    /// <exception cref="ToolException">There is a model of this id.</exception>
    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        JsonObject list = await context.CallToolAsync(ListTool, new JsonObject { ["installed_only"] = true }, cancellationToken).ConfigureAwait(false);
        if (context.Job.Attempt == 1 && list["models"]!.AsArray().Any(model => string.Equals((string?)model!["id"], id, StringComparison.OrdinalIgnoreCase)))
        {
            throw new ToolException(ErrorIds.ArgumentInvalid, $"There is a model \"{id}\" already.", "Remove it first, or give another name.");
        }
    }

    /// <summary>Installs the model.</summary>
    /// <param name="folder">Its folder.</param>
    /// <param name="cancellationToken">Ends the installation.</param>
    public async Task InstallAsync(string folder, CancellationToken cancellationToken)
    {
        try
        {
            await context.CallToolAsync(InstallTool, new JsonObject { ["source"] = folder, ["id"] = id }, cancellationToken).ConfigureAwait(false);
        }
        catch (ToolException failure)
        {
            throw new ToolException(failure.Id, $"The model is trained, but was not installed: {failure.Message}", $"{failure.Hint} It is in {folder}, from where it can be installed any time.", failure.Details, failure);
        }
    }
}
