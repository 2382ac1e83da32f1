namespace RsPlugins.RsmClip.Index;

/// <summary>An image that captions of a store belong to.</summary>
/// <param name="Name">As its caption file spells it.</param>
/// <param name="Sha256">Hash of the file; null when it was not at hand.</param>
/// <param name="Row">Its row in <see cref="CaptionSet.ImageEmbeddings"/>; null when it was not at hand.</param>
internal sealed record CaptionImage(string Name, string? Sha256, int? Row)
{
    /// <summary>Whether a file is this image: it has the same bytes, or a path that ends like the name.</summary>
    /// <param name="path">The file's full path.</param>
    /// <param name="sha256">Hash of the file.</param>
    public bool Is(string path, string sha256)
    {
        if (Sha256 is not null)
        {
            return Sha256 == sha256;
        }

        string normal = path.Replace('\\', '/');
        return normal.EndsWith(Name, StringComparison.OrdinalIgnoreCase) && (normal.Length == Name.Length || normal[^(Name.Length + 1)] == '/');
    }
}
