using System.Text.Json;
using RsPlugins.RsmClip.Model.Checkpoints;

namespace RsPlugins.RsmClip.Models.Hub;

/// <summary>Reads the hub's answer about a repository.</summary>
internal static class HubListingReader
{
    private const int Sha1Digits = 40;
    private const int Sha256Digits = 64;

    /// <summary>Reads it. Files in folders, and those without size or hash, are left out.</summary>
    /// <exception cref="CheckpointException">It is no such answer.</exception>
    public static HubListing Read(JsonElement root, HubRepository repository)
    {
        string? commit = Text(root, "sha");
        return IsHex(commit, Sha1Digits) && root.TryGetProperty("siblings", out JsonElement files) && files.ValueKind == JsonValueKind.Array
            ? new HubListing(commit!, [.. files.EnumerateArray().Select(FileOf).OfType<HubFile>().DistinctBy(file => file.Name)])
            : throw new CheckpointException($"The hub's answer about {repository} is not understood.", "Check HF_ENDPOINT: it must name the hub or a mirror with its API.");
    }

    private static HubFile? FileOf(JsonElement file)
    {
        string? name = Text(file, "rfilename");
        JsonElement large = file.ValueKind == JsonValueKind.Object && file.TryGetProperty("lfs", out JsonElement lfs) && lfs.ValueKind == JsonValueKind.Object ? lfs : default;
        string? sha256 = Text(large, "sha256") is { } given && IsHex(given, Sha256Digits) ? given : null;
        string? blob = Text(file, "blobId") is { } id && IsHex(id, Sha1Digits) ? id : null;
        return name is { Length: > 0 } && name.IndexOfAny(['/', '\\']) < 0 && (sha256 ?? blob) is not null && (Size(large) ?? Size(file)) is { } size and >= 0
            ? new HubFile(name, size, sha256, blob)
            : null;
    }

    private static long? Size(JsonElement item) => item.ValueKind == JsonValueKind.Object && item.TryGetProperty("size", out JsonElement size) && size.ValueKind == JsonValueKind.Number && size.TryGetInt64(out long value) ? value : null;

    private static string? Text(JsonElement item, string name) => item.ValueKind == JsonValueKind.Object && item.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static bool IsHex(string? text, int digits) => text?.Length == digits && text.All(char.IsAsciiHexDigitLower);
}
