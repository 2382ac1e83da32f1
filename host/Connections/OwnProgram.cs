namespace RsPlugins.Host.Connections;

/// <summary>How this program is started again.</summary>
internal static class OwnProgram
{
    /// <summary>The program file and the arguments before its own: started as <c>dotnet rsplugins.dll</c>, the running program is dotnet itself.</summary>
    public static (string File, string[] Arguments) Command
    {
        get
        {
            string self = Environment.ProcessPath!;
            return Path.GetFileNameWithoutExtension(self).Equals("dotnet", StringComparison.OrdinalIgnoreCase)
                ? (self, [Path.Combine(AppContext.BaseDirectory, "rsplugins.dll")])
                : (self, []);
        }
    }
}
