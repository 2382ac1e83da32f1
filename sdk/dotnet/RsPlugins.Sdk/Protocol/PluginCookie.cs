namespace RsPlugins.Sdk.Protocol;

/// <summary>The handshake of a plugin's process.</summary>
public static class PluginCookie
{
    /// <summary>
    /// The environment variable that a host starts a plugin's process with: 32 random hexadecimal digits, new for each start. The host also sends it as the token of
    /// <c>initialize</c>; the plugin refuses another one and answers with it. A program that is started without the variable says that it is a plugin and ends with exit code 64.
    /// </summary>
    public const string Variable = "RSPLUGINS_COOKIE";
}
