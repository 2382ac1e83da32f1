namespace RsPlugins.Sdk.Files;

/// <summary>Where RsPlugins keeps what belongs to this user.</summary>
internal static class UserFolder
{
    /// <summary>Names another folder than the platform's.</summary>
    public const string Variable = "RSPLUGINS_STATE";

    /// <summary>
    /// The folder: <c>$RSPLUGINS_STATE</c>, else %LOCALAPPDATA%\RsPlugins on Windows, ~/Library/Application Support/RsPlugins on macOS,
    /// <c>$XDG_DATA_HOME</c>/rsplugins or ~/.local/share/rsplugins elsewhere. It need not exist yet.
    /// </summary>
    public static string Path
    {
        get
        {
            if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named)
            {
                return System.IO.Path.GetFullPath(named);
            }

            // .NET itself follows XDG_DATA_HOME on Linux.
            string local = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
            string home = local.Length > 0 ? local : System.IO.Path.Combine(System.IO.Path.GetTempPath(), Environment.UserName);
            return System.IO.Path.Combine(home, OperatingSystem.IsLinux() ? "rsplugins" : "RsPlugins");
        }
    }
}
