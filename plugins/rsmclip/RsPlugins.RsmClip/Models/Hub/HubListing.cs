namespace RsPlugins.RsmClip.Models.Hub;

/// <summary>What the hub says a repository holds.</summary>
/// <param name="Commit">The commit that the revision means now.</param>
/// <param name="Files">The files at the top whose size and hash are known.</param>
internal sealed record HubListing(string Commit, IReadOnlyList<HubFile> Files);
