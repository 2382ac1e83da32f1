using System.Text.Json;

namespace RsPlugins.RsmClip.Models;

/// <summary>Where an installed model comes from; lies in its folder as installed.json.</summary>
/// <param name="Source">What was asked for: "hf:owner/name", or the file name of a folder or archive.</param>
/// <param name="Revision">The commit of a hub's repository, else null.</param>
/// <param name="ContentHash">Hash of configuration, weights and tokenizer.</param>
/// <param name="Installed">When.</param>
internal sealed record InstalledRecord(string Source, string? Revision, string ContentHash, DateTimeOffset Installed)
{
    private const string FileName = "installed.json";
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>The record of a folder, or null for a model that nobody installed.</summary>
    public static InstalledRecord? Read(string folder)
    {
        string path = Path.Combine(folder, FileName);
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize<InstalledRecord>(File.ReadAllText(path), Format) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Writes the record.</summary>
    public void Write(string folder) => File.WriteAllText(Path.Combine(folder, FileName), JsonSerializer.Serialize(this, Format));
}
