using System.Diagnostics;

namespace RsPlugins.EndToEnd.Tests.ArcGis;

/// <summary>A Python on this machine. ArcGIS Pro 3.1 to 3.7 come with 3.9 to 3.13.</summary>
/// <param name="Version">Its version as far as it matters: 3.9.</param>
/// <param name="Path">The program.</param>
internal sealed record Interpreter(string Version, string Path)
{
    private static readonly string[] Versions = ["3.9", "3.11", "3.12", "3.13"];

    /// <summary>One of each version that is found, the one that is called python3 first; at least that one is on every machine that runs the tests.</summary>
    public static IReadOnlyList<Interpreter> All { get; } =
    [
        .. Candidates().Select(Started).OfType<Interpreter>().Where(found => Versions.Contains(found.Version)).DistinctBy(found => found.Version),
    ];

    private static IEnumerable<string> Candidates()
    {
        string root = Environment.GetEnvironmentVariable("PYENV_ROOT") ?? System.IO.Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".pyenv");
        string installed = System.IO.Path.Combine(root, "versions");
        return
        [
            "python3",
            .. Versions.Select(version => $"python{version}"),
            .. Directory.Exists(installed) ? Directory.GetDirectories(installed).Order(StringComparer.Ordinal).Select(folder => System.IO.Path.Combine(folder, "bin", "python3")) : [],
        ];
    }

    private static Interpreter? Started(string program)
    {
        try
        {
            ProcessStartInfo start = new(program, ["-c", "import sys; print('%d.%d' % sys.version_info[:2])"]) { RedirectStandardOutput = true, RedirectStandardError = true };
            using Process process = Process.Start(start)!;
            string version = process.StandardOutput.ReadToEnd().Trim();
            process.WaitForExit();
            return process.ExitCode == 0 ? new Interpreter(version, program) : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
