using System.Diagnostics;
using System.Text.Json.Nodes;
using RsPlugins.Tests;

namespace RsPlugins.RsmClip.Tests.Packages;

/// <summary>Runs a model package in Python as ArcGIS Pro's tools run one, on the native ONNX Runtime of this build.</summary>
internal static class PackagePython
{
    /// <summary>The Python with NumPy that the tests' machine has.</summary>
    private const string Python = "/usr/bin/python3";

    private static readonly string Folder = Path.Combine(Fixtures.Root, "tests", "python", "model_package");

    public static bool Installed { get; } = File.Exists(Python) && Directory.Exists("/usr/lib/python3/dist-packages/numpy");

    private static string Native => Path.Combine(AppContext.BaseDirectory, "runtimes", "linux-x64", "native", "libonnxruntime.so");

    /// <summary>What the run gave; it must end well.</summary>
    public static JsonNode Run(string definition, JsonObject job)
    {
        (int status, string output, string error) = Start(definition, job);
        Assert.True(status == 0, error);
        return JsonNode.Parse(output)!;
    }

    /// <summary>The last line of the error of a run that must fail.</summary>
    public static string Fail(string definition, JsonObject job)
    {
        (int status, string output, string error) = Start(definition, job);
        Assert.True(status != 0, output);
        return error.Trim().Split('\n')[^1];
    }

    private static (int Status, string Output, string Error) Start(string definition, JsonObject job)
    {
        ProcessStartInfo start = new(Python, [Path.Combine(Folder, "run_package.py"), definition, job.ToJsonString()]) { RedirectStandardOutput = true, RedirectStandardError = true };
        (start.Environment["RSPLUGINS_TEST_ONNXRUNTIME"], start.Environment["PYTHONDONTWRITEBYTECODE"], start.Environment["PYTHONIOENCODING"], start.Environment["OMP_NUM_THREADS"]) = (Native, "1", "utf-8", "1");
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, errors.Result);
    }
}
