using System.CommandLine;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using RsPlugins.Host.Connections;
using RsPlugins.Host.Plugins;
using RsPlugins.Host.Plugins.Processes;
using RsPlugins.Host.Tools;
using RsPlugins.Sdk.Protocol;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.Host.Cli;

/// <summary><c>doctor</c>: what works on this machine, what does not, what to do.</summary>
internal static class DoctorCommand
{
    // A plugin that can examine itself offers a tool of this name. Its output "checks" holds DoctorCheck objects; without one all its outputs are one finding.
    private const string Tool = "rs.doctor";
    private const long LowSpace = 2L << 30;

    /// <summary>Makes the command.</summary>
    /// <param name="host">The tools.</param>
    public static Command Create(CommandHost host)
    {
        Option<bool> json = new("--json") { Description = "Write the findings as JSON." };
        Command command = new("doctor", "Tell what works on this machine, what does not, and what to do.") { json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            List<DoctorCheck> checks = [];
            await foreach (DoctorCheck check in ExamineAsync(host, cancellationToken).ConfigureAwait(false))
            {
                checks.Add(check);
                if (!parsed.GetValue(json))
                {
                    Write(host.Output, check);
                }
            }

            int bad = checks.Count(check => !check.Ok);
            await host.Output.WriteLineAsync(
                parsed.GetValue(json) ? JsonSerializer.Serialize(new { checks }, ProtocolJson.Indented) : bad == 0 ? "All is well." : $"{bad} of {checks.Count} need attention.").ConfigureAwait(false);
            return bad == 0 ? 0 : 1;
        });
        return command;
    }

    private static async IAsyncEnumerable<DoctorCheck> ExamineAsync(CommandHost host, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return new DoctorCheck("host", true, $"rsplugins {HostSession.Version} ({ManifestPaths.Configuration}) in {AppContext.BaseDirectory}");
        yield return new DoctorCheck("runtime", true, $"{RuntimeInformation.FrameworkDescription} on {RuntimeInformation.OSDescription} {RuntimeInformation.OSArchitecture}");
        yield return Processor();
        yield return Space("state folder", StateFolder.Root);
        yield return Space("temporary folder", Path.GetTempPath());
        foreach (ErrorData problem in host.Registry.ManifestProblems)
        {
            yield return new DoctorCheck("manifest", false, problem.Message, problem.Hint);
        }

        if (host.Registry.Plugins.Count == 0)
        {
            yield return new DoctorCheck("plugins", false, "No plugin was found.", "Keep the manifests folder beside the program or above it, or give --plugins.");
        }

        foreach (PluginHandle plugin in host.Registry.Plugins)
        {
            yield return plugin.IsDisabled
                ? new DoctorCheck($"plugin {plugin.Manifest.Id}", true, $"{plugin.Manifest.Version} is disabled; \"rsplugins plugins enable {plugin.Manifest.Id}\" enables it")
                : Load(host, plugin.Manifest);
        }

        if (host.Registry.Has(Tool))
        {
            foreach (DoctorCheck check in await AskPluginAsync(host, cancellationToken).ConfigureAwait(false))
            {
                yield return check;
            }
        }
    }

    private static DoctorCheck Processor()
    {
        bool wide = System.Runtime.Intrinsics.X86.Avx2.IsSupported || System.Runtime.Intrinsics.Arm.AdvSimd.IsSupported;
        string memory = $"{GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (double)(1L << 30):0.0} GiB of memory";
        return new DoctorCheck(
            "processor",
            true,
            $"{Environment.ProcessorCount} cores{(wide ? string.Empty : " without AVX2, slow")}, {memory}");
    }

    private static DoctorCheck Space(string name, string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            string probe = Path.Combine(folder, $".{Guid.NewGuid():N}");
            File.WriteAllBytes(probe, new byte[4096]);
            File.Delete(probe);
            long free = new DriveInfo(folder).AvailableFreeSpace;
            return new DoctorCheck(name, free >= LowSpace, $"{folder} is writable, {free / (double)(1L << 30):0.0} GiB free", free >= LowSpace ? null : "Free some space: models and indexes need gigabytes.");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return new DoctorCheck(name, false, $"{folder} cannot be written to", $"Correct its permissions, or name another by {StateFolder.Variable} or TMPDIR.");
        }
    }

    // In this process whatever the manifest says: what loads here loads in a worker too, and the reason of a failure is at hand.
    private static DoctorCheck Load(CommandHost host, PluginManifest manifest)
    {
        string name = $"plugin {manifest.Id}";
        try
        {
            _ = manifest.Runtime switch
            {
                DotnetRuntime dotnet => InProcessPlugin.Load(manifest, dotnet, host.Loggers),
                ProcessRuntime process => (object)LaunchResolver.Resolve(manifest, process),
                _ => null,
            };
            return new DoctorCheck(name, true, $"{manifest.Version} loads, {manifest.Tools.Count} tools{(manifest.Runtime.Isolation == PluginIsolation.Process ? ", in a process of its own" : string.Empty)}");
        }
        catch (ToolException failure)
        {
            return new DoctorCheck(name, false, failure.Message, failure.Hint);
        }
    }

    private static async Task<IReadOnlyList<DoctorCheck>> AskPluginAsync(CommandHost host, CancellationToken cancellationToken)
    {
        try
        {
            JsonObject found = await host.Registry.CallAsync(Tool, null, null, cancellationToken).ConfigureAwait(false);
            return found["checks"] is JsonArray checks
                ? checks.Deserialize<List<DoctorCheck>>(ProtocolJson.Options) ?? []
                : [Summary([.. found.Where(output => output.Value is JsonValue).Select(output => KeyValuePair.Create(output.Key, output.Value!.ToString()))])];
        }
        catch (ToolException failure)
        {
            return [new DoctorCheck(Tool, false, failure.Message, failure.Hint)];
        }
        catch (JsonException)
        {
            return [new DoctorCheck(Tool, false, "The plugin's own findings cannot be read.", "Install a plugin and a host of the same release.")];
        }
    }

    private static DoctorCheck Summary(IReadOnlyList<KeyValuePair<string, string>> outputs) => new(
        Tool,
        !outputs.Any(output => output.Value.StartsWith("failed", StringComparison.OrdinalIgnoreCase)),
        string.Join(", ", outputs.Select(output => $"{output.Key.Replace('_', ' ')} {output.Value}")),
        "Install the model and the plugin again.");

    private static void Write(TextWriter output, DoctorCheck check)
    {
        output.WriteLine($"{(check.Ok ? "ok  " : "BAD ")} {check.Name}: {check.Message}");
        if (check.Hint is { Length: > 0 } hint && !check.Ok)
        {
            output.WriteLine($"     -> {hint}");
        }
    }
}
