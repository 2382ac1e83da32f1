using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;

namespace RsPlugins.Benchmarks.Stress;

/// <summary>The built program with a state folder of its own and some plugins made of the faulty fixture; gone at the end, with the host that was started.</summary>
internal sealed class StressHost : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("rsplugins-stress-").FullName;

    /// <summary>Prepares the plugins.</summary>
    /// <param name="plugins">Their ids.</param>
    public StressHost(IReadOnlyList<string> plugins)
    {
        string fixture = Path.Combine(Checkout, "tests", "fixtures", "plugins", "Faulty");
        Directory.CreateDirectory(Folder);
        File.Copy(Path.Combine(fixture, "faulty.py"), Path.Combine(Folder, "faulty.py"));
        foreach (string id in plugins)
        {
            JsonObject manifest = JsonNode.Parse(File.ReadAllText(Path.Combine(fixture, "faulty.plugin.json")))!.AsObject();
            manifest["id"] = id;
            manifest["tools"]![0]!["name"] = id + ".call";
            File.WriteAllText(Path.Combine(Folder, id + ".plugin.json"), manifest.ToJsonString());
        }
    }

    /// <summary>The checkout that this program was built in.</summary>
    public static string Checkout { get; } = FindCheckout();

    /// <summary>The host's program, built for release.</summary>
    public static string Program { get; } = Path.Combine(Checkout, "host", "bin", "Release", "net10.0", OperatingSystem.IsWindows() ? "rsplugins.exe" : "rsplugins");

    /// <summary>The options that name the plugins.</summary>
    public string[] Options => ["--plugins", Path.Combine(Checkout, "tests", "fixtures", "plugins", "Echo"), "--plugins", Folder];

    /// <summary>The state folder.</summary>
    public string State => Path.Combine(root, "state");

    /// <summary>The process of the user's host.</summary>
    public int ProcessId => JsonNode.Parse(File.ReadAllText(Path.Combine(State, "host.json")))!["pid"]!.GetValue<int>();

    private string Folder => Path.Combine(root, "plugins");

    /// <summary>Starts a program that leads to the host.</summary>
    public Process Connect() => Start("connect", "--idle", "5");

    /// <summary>Starts the program.</summary>
    /// <param name="arguments">Its arguments behind the plugins.</param>
    public Process Start(params string[] arguments)
    {
        ProcessStartInfo start = new(Program, [.. Options, .. arguments]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.Environment["RSPLUGINS_STATE"] = State;
        return Process.Start(start)!;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (File.Exists(Path.Combine(State, "host.json")))
        {
            using Process host = Process.GetProcessById(ProcessId);
            host.Kill(entireProcessTree: true);
            host.WaitForExit();
        }

        Directory.Delete(root, recursive: true);
    }

    private static string FindCheckout([CallerFilePath] string here = "")
    {
        string? folder = Path.GetDirectoryName(here);
        while (folder is not null && !File.Exists(Path.Combine(folder, "RsPlugins.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new DirectoryNotFoundException("This program was not built in a checkout.");
    }
}
