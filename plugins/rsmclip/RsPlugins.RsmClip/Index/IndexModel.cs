namespace RsPlugins.RsmClip.Index;

/// <summary>A model whose embeddings an index holds.</summary>
/// <param name="Id">Its number in the index.</param>
/// <param name="Name">Id of the model.</param>
/// <param name="Folder">Where the model lay when the index was made.</param>
/// <param name="ContentHash">Hash of the checkpoint.</param>
/// <param name="Precision">"int8" or "fp32".</param>
/// <param name="Dimension">Length of an embedding.</param>
internal sealed record IndexModel(long Id, string Name, string Folder, string ContentHash, string Precision, int Dimension)
{
    /// <summary>Name, start of the hash and precision, for messages.</summary>
    public override string ToString() => $"{Name} ({ContentHash[..Math.Min(12, ContentHash.Length)]}, {Precision})";
}
