using RsPlugins.Sdk.Protocol;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.Host.Plugins;

/// <summary>What is said about plugins that are switched, reloaded or not there.</summary>
internal static class PluginErrors
{
    /// <summary>A plugin that the user switched off.</summary>
    /// <param name="id">Its id.</param>
    public static ErrorData Disabled(string id) =>
        new(ErrorIds.PluginDisabled, $"The plugin {id} is disabled.", $"\"rsplugins plugins enable {id}\" enables it again; for programs it is plugins/enable.");

    /// <summary>A plugin that stays in the host's process as long as that lives.</summary>
    /// <param name="id">Its id.</param>
    public static ErrorData Resident(string id) =>
        new(ErrorIds.PluginResident, $"The plugin {id} cannot be reloaded while this host runs: its manifest says \"reloadable\": false, because what it has loaded cannot be unloaded.", "End the host; the next one loads the plugin as it is then.");

    /// <summary>No such plugin.</summary>
    /// <param name="id">The id that was asked for.</param>
    /// <param name="near">Ids that may have been meant.</param>
    public static ErrorData Unknown(string id, IEnumerable<string> near) =>
        new(ErrorIds.PluginUnknown, $"There is no plugin \"{ManifestProblem.Shown(id)}\".", string.Join(" or ", near) is { Length: > 0 } meant ? $"Did you mean {meant}?" : "\"rsplugins plugins\" lists all plugins, and what is wrong with manifests.");

    /// <summary>The same to be thrown.</summary>
    /// <param name="error">The error.</param>
    public static ToolException Thrown(ErrorData error) => new(error.Id, error.Message, error.Hint ?? string.Empty, error.Details);
}
