using System.Text.Json;
using RsPlugins.Sdk.Protocol;

namespace RsPlugins.Host.Cli;

/// <summary>Writes an error for people, or for a program.</summary>
internal static class ErrorWriter
{
    /// <summary>Writes an error: what went wrong, what to do, what else is known.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="error">The error.</param>
    /// <param name="json">Whether to write one line of JSON instead.</param>
    public static void Write(TextWriter output, ErrorData error, bool json)
    {
        if (json)
        {
            output.WriteLine(JsonSerializer.Serialize(new { error }, ProtocolJson.Options));
            return;
        }

        output.WriteLine($"Error: {error.Message}");
        if (!string.IsNullOrEmpty(error.Hint))
        {
            output.WriteLine($"  {error.Hint}");
        }

        foreach (string line in (error.Details ?? string.Empty).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            output.WriteLine($"  | {line.TrimEnd()}");
        }
    }
}
