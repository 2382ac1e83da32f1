namespace RsPlugins.RsmClip.Models.Hub;

/// <summary>The rest of a file.</summary>
/// <param name="From">The first byte wanted.</param>
/// <param name="Tag">The ETag that the file had when its first bytes came, or null.</param>
internal sealed record HubRange(long From, string? Tag);
