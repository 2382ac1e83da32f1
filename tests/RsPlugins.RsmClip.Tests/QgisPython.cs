using System.Diagnostics;

namespace RsPlugins.RsmClip.Tests;

/// <summary>Runs Python with the modules of an installed QGIS, without a window and with a profile of its own.</summary>
internal static class QgisPython
{
    private const string Python = "/usr/bin/python3";
    private const string Prefix = """
        import os, sys
        from qgis.core import *
        QgsApplication.setPrefixPath("/usr", True)
        app = QgsApplication([], False)
        app.initQgis()

        """;

    // QGIS takes its layers apart in an order that crashes some versions at their end.
    private const string Suffix = "\nsys.stdout.flush()\nos._exit(0)\n";

    public static bool Installed { get; } = File.Exists(Python) && File.Exists("/usr/lib/python3/dist-packages/qgis/core/__init__.py");

    /// <summary>What a script prints; it must end well.</summary>
    public static string Run(string script, params string[] arguments)
    {
        using TemporaryFolder profile = new();
        ProcessStartInfo start = new(Python, ["-c", Prefix + script + Suffix, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        string folder = Path.GetDirectoryName(profile.File("x"))!;
        (start.Environment["QT_QPA_PLATFORM"], start.Environment["XDG_RUNTIME_DIR"], start.Environment["QGIS_CUSTOM_CONFIG_PATH"], start.Environment["PATH"], start.Environment["PYTHONIOENCODING"]) = ("offscreen", folder, folder, "/usr/bin:/bin", "utf-8");
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, errors.Result);
        return output;
    }
}
