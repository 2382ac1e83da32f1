using System.ComponentModel;
using System.Diagnostics;

namespace RsPlugins.EndToEnd.Tests.Connections;

/// <summary>A test in a network of its own that leads nowhere; skipped where the system refuses to make one.</summary>
public sealed class NoNetworkFactAttribute : FactAttribute
{
    private static readonly string? Refused = Try();

    public NoNetworkFactAttribute() => Skip = Refused;

    /// <summary>The program and arguments that start another program there; without root it takes a user namespace.</summary>
    public static string[] Prefix => ["unshare", Environment.UserName == "root" ? "-n" : "-rn"];

    private static string? Try()
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo(Prefix[0], [Prefix[1], "true"]) { RedirectStandardError = true })!;
            string error = process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? null : $"No network namespace can be made here: {error}";
        }
        catch (Win32Exception)
        {
            return "There is no program \"unshare\" here.";
        }
    }
}
