using RsPlugins.Sdk.Tools;

namespace RsPlugins.Host.Plugins;

/// <summary>
/// Which plugins this user switched off: an empty file for each, so that any number of hosts may look and write at any time and none undoes what another did. Thread-safe.
/// </summary>
/// <param name="folder">The folder of the files; it need not exist.</param>
internal sealed class PluginSwitches(string folder)
{
    /// <summary>Those of this user.</summary>
    public static PluginSwitches OfUser => new(Path.Combine(StateFolder.Root, "disabled"));

    /// <summary>Whether a plugin is switched off.</summary>
    /// <param name="id">Its id.</param>
    public bool IsDisabled(string id) => File.Exists(Path.Combine(folder, id));

    /// <summary>Switches a plugin on or off.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="enabled">Whether it may be used.</param>
    /// <exception cref="ToolException"><see cref="ErrorIds.FileDenied"/>: it cannot be written down.</exception>
    public void Set(string id, bool enabled)
    {
        try
        {
            string file = Path.Combine(Directory.CreateDirectory(folder).FullName, id);
            if (enabled)
            {
                File.Delete(file);
            }
            else
            {
                File.WriteAllBytes(file, []);
            }
        }
        catch (Exception denied) when (denied is IOException or UnauthorizedAccessException)
        {
            throw new ToolException(ErrorIds.FileDenied, $"The plugin {id} cannot be {(enabled ? "enabled" : "disabled")}: the state folder cannot be written to.", $"Correct the permissions of {folder}.", inner: denied);
        }
    }
}
