using RsPlugins.Sdk.Files;

namespace RsPlugins.Host.Plugins;

/// <summary>Where this user's caches and models lie.</summary>
internal static class StateFolder
{
    /// <summary>Names another folder than the platform's.</summary>
    public const string Variable = UserFolder.Variable;

    /// <summary>The folder, which need not exist yet; <see cref="UserFolder.Path"/> says where.</summary>
    public static string Root => UserFolder.Path;

    /// <summary>Where this user's plugins are installed, each in a folder of its own; it need not exist.</summary>
    public static string Plugins => Path.Combine(Root, "plugins");

    /// <summary>What an adapter remembers for this user; it need not exist, and goes with the adapter.</summary>
    /// <param name="adapterId">The adapter.</param>
    public static string OfAdapter(string adapterId) => Path.Combine(Root, "adapters", adapterId);

    /// <summary>Makes the folder if it is missing: nobody else may look into it, for it holds what the user did.</summary>
    /// <returns>A full path.</returns>
    public static string Make()
    {
        if (OperatingSystem.IsWindows())
        {
            return Directory.CreateDirectory(Root).FullName;
        }

        return Directory.CreateDirectory(Root, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute).FullName;
    }

    /// <summary>A plugin's own folder, made if missing.</summary>
    /// <param name="pluginId">The plugin.</param>
    /// <returns>A full path.</returns>
    public static string Of(string pluginId) => Directory.CreateDirectory(Path.Combine(Make(), "state", pluginId)).FullName;
}
