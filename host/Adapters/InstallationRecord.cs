using System.Text.Json;
using RsPlugins.Sdk.Protocol;

namespace RsPlugins.Host.Adapters;

/// <summary>
/// What was installed in a folder, written beside it as <c>installation.json</c>: the adapter finds the host's program by it, and an update or a removal touches nothing else.
/// </summary>
/// <param name="Adapter">The adapter's id.</param>
/// <param name="Version">Its version.</param>
/// <param name="Program">The host's program, and the arguments before its own.</param>
/// <param name="Files">The SHA-256 of each file by its path in the folder, with forward slashes.</param>
/// <param name="Settings">What stood in each settings file before, by its path; null for nothing.</param>
internal sealed record InstallationRecord(
    string Adapter, string Version, IReadOnlyList<string> Program, IReadOnlyDictionary<string, string> Files, IReadOnlyDictionary<string, string?> Settings)
{
    /// <summary>The record's name in the folder.</summary>
    public const string FileName = "installation.json";

    /// <summary>Reads the record of a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <returns>The record, or null where there is none that can be read.</returns>
    public static InstallationRecord? Read(string folder)
    {
        try
        {
            return JsonSerializer.Deserialize<InstallationRecord>(File.ReadAllText(Path.Combine(folder, FileName)), Options);
        }
        catch (Exception missing) when (missing is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Writes the record into a folder.</summary>
    /// <param name="folder">The folder.</param>
    public void Write(string folder) => File.WriteAllText(Path.Combine(folder, FileName), JsonSerializer.Serialize(this, Options));

    // A setting that was absent is remembered as null, so nulls are written.
    private static readonly JsonSerializerOptions Options = new(ProtocolJson.Indented) { DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.Never };
}
