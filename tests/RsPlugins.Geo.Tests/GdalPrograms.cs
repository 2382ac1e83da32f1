using System.Diagnostics;

namespace RsPlugins.Geo.Tests;

/// <summary>Runs gdalinfo, ogrinfo and the like.</summary>
internal static class GdalPrograms
{
    public static bool Installed { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Any(folder => folder.Length > 0 && Directory.Exists(folder) && Directory.EnumerateFiles(folder, "gdalinfo*").Any());

    /// <summary>Standard output of a program that must succeed and write nothing, so no warning either, to standard error.</summary>
    public static string Run(string program, params string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal("", errors.Result);
        Assert.Equal(0, process.ExitCode);
        Assert.DoesNotContain("Warning", output, StringComparison.Ordinal);
        return output;
    }
}
