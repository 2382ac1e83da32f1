namespace RsPlugins.RsmClip.Models.Hub;

/// <summary>A file of a repository.</summary>
/// <param name="Name">Its name, without folders.</param>
/// <param name="Size">Its bytes.</param>
/// <param name="Sha256">The SHA-256 of a large file, else null.</param>
/// <param name="BlobId">Git's id of a file that git holds itself.</param>
internal sealed record HubFile(string Name, long Size, string? Sha256, string? BlobId)
{
    /// <summary>What its bytes are known by.</summary>
    public string Identity => Sha256 ?? BlobId!;
}
