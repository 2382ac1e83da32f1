namespace RsPlugins.Host.Plugins;

/// <summary>Where this user's caches and models lie.</summary>
internal static class StateFolder
{
    /// <summary>Names another folder than the platform's.</summary>
    public const string Variable = "RSPLUGINS_STATE";

    /// <summary>
    /// The folder: <c>$RSPLUGINS_STATE</c>, else %LOCALAPPDATA%\RsPlugins on Windows, ~/Library/Application Support/RsPlugins on macOS,
    /// <c>$XDG_DATA_HOME</c>/rsplugins or ~/.local/share/rsplugins elsewhere. It need not exist yet.
    /// </summary>
    public static string Root
    {
        get
        {
            if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named)
            {
                return Path.GetFullPath(named);
            }

            // .NET itself follows XDG_DATA_HOME on Linux.
            string local = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
            string home = local.Length > 0 ? local : Path.Combine(Path.GetTempPath(), Environment.UserName);
            return Path.Combine(home, OperatingSystem.IsLinux() ? "rsplugins" : "RsPlugins");
        }
    }

    /// <summary>A plugin's own folder, made if missing.</summary>
    /// <param name="pluginId">The plugin.</param>
    /// <returns>A full path.</returns>
    public static string Of(string pluginId) => Directory.CreateDirectory(Path.Combine(Root, "plugins", pluginId)).FullName;
}
