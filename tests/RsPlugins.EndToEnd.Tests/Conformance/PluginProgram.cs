using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using RsPlugins.Tests;

namespace RsPlugins.EndToEnd.Tests.Conformance;

/// <summary>A conformance plugin's process, started as a host starts it.</summary>
internal static class PluginProgram
{
    /// <summary>Starts the plugin of a language.</summary>
    /// <param name="language">The language.</param>
    /// <param name="cookie">The cookie; null for a start by hand.</param>
    /// <param name="state">The state folder.</param>
    public static Process Start(string language, string? cookie, string state)
    {
        string folder = Path.GetDirectoryName(Manifest(language))!;
        JsonNode runtime = JsonNode.Parse(File.ReadAllText(Manifest(language)))!["runtime"]!;
        List<string> command = runtime["kind"]!.GetValue<string>() == "dotnet"
            ? ["dotnet", Path.Combine(folder, Resolved(runtime["assembly"]!, folder))]
            : [.. runtime["command"]!.AsArray().Select(word => Resolved(word!, folder))];
        ProcessStartInfo start = new(command[0], command[1..])
        {
            WorkingDirectory = Path.GetFullPath(Path.Combine(folder, runtime["folder"]?.GetValue<string>() ?? ".")),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach ((string name, JsonNode? value) in runtime["environment"] as JsonObject ?? [])
        {
            start.Environment[name] = Resolved(value!, folder);
        }

        start.Environment["RSPLUGINS_STATE"] = state;
        start.Environment["RSPLUGINS_COOKIE"] = cookie;
        return Process.Start(start)!;
    }

    private static string Manifest(string language) => Fixtures.Path("plugins", "conformance", language, "conformance.plugin.json");

    private static string Resolved(JsonNode word, string folder) => word.GetValue<string>()
        .Replace("{configuration}", HostProgram.Configuration, StringComparison.Ordinal)
        .Replace("{python}", Environment.GetEnvironmentVariable("RSPLUGINS_PYTHON") ?? "python3", StringComparison.Ordinal)
        .Replace("{node}", Environment.GetEnvironmentVariable("RSPLUGINS_NODE") ?? "node", StringComparison.Ordinal)
        .Replace("{sdk}", Path.Combine(Fixtures.Root, "sdk", "python"), StringComparison.Ordinal)
        .Replace("{folder}", folder, StringComparison.Ordinal);
}
