using System.Diagnostics;
using System.Text.Json.Nodes;

namespace RsPlugins.EndToEnd.Tests.Connections;

/// <summary>A user with a state folder of their own, whose host ends with the test.</summary>
internal sealed class UserHost : IDisposable
{
    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("rsplugins-");

    public UserHost(string folder = "state") => Folder = Path.Combine(root.FullName, folder);

    /// <summary>The state folder; the programs make it.</summary>
    public string Folder { get; }

    public string EndpointFile => Path.Combine(Folder, "host.json");

    public JsonNode Endpoint => JsonNode.Parse(File.ReadAllText(EndpointFile))!;

    public int ProcessId => Endpoint["pid"]!.GetValue<int>();

    /// <summary>Starts a program of this user.</summary>
    public Process Start(params string[] arguments) => HostProgram.Start(Folder, arguments);

    /// <summary>Runs a program of this user to its end.</summary>
    public Task<(int ExitCode, string Error)> RunAsync(params string[] arguments) => RunAsync([], arguments);

    /// <summary>Runs a program of this user to its end, with further environment variables.</summary>
    public async Task<(int ExitCode, string Error)> RunAsync(Dictionary<string, string> environment, string[] arguments)
    {
        using Process process = HostProgram.Start(Folder, environment, arguments);
        process.StandardInput.Close();
        Task<string> error = process.StandardError.ReadToEndAsync();
        _ = process.StandardOutput.ReadToEndAsync();
        using CancellationTokenSource limit = new(HostProgram.Patience);
        await process.WaitForExitAsync(limit.Token);
        return (process.ExitCode, await error);
    }

    /// <summary>Opens a session by <c>connect</c>.</summary>
    public Task<RpcClient> ConnectAsync(double idle = 30) =>
        RpcClient.OpenAsync(new RpcClient(Start([.. HostProgram.WithEcho, "connect", "--idle", idle.ToString(System.Globalization.CultureInfo.InvariantCulture)])));

    public static async Task<int> HostOfAsync(RpcClient client) =>
        (await client.CallToolAsync("test.echo", """{ "text": "a" }"""))["result"]!["process"]!.GetValue<int>();

    public static async Task WaitForAsync(Func<bool> condition, string what)
    {
        Stopwatch clock = Stopwatch.StartNew();
        while (!condition())
        {
            Assert.True(clock.Elapsed < HostProgram.Patience, what);
            await Task.Delay(20);
        }
    }

    public static bool IsRunning(int id)
    {
        try
        {
            using Process process = Process.GetProcessById(id);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    public void Kill()
    {
        using Process host = Process.GetProcessById(ProcessId);
        host.Kill(entireProcessTree: true);
        host.WaitForExit();
    }

    // A host that leaves by itself takes its endpoint back first, and may still write.
    private void Delete()
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                root.Delete(recursive: true);
                return;
            }
            catch (IOException) when (attempt < 100)
            {
                Thread.Sleep(50);
            }
        }
    }

    public void Dispose()
    {
        try
        {
            if (File.Exists(EndpointFile))
            {
                Kill();
            }
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException or IOException)
        {
            // It left by itself.
        }

        Delete();
    }
}
