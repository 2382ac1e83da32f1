namespace RsPlugins.RsmClip.Model.Checkpoints;

/// <summary>The tensors of one opened weight file; disposing it closes the map that they point into.</summary>
public sealed class TensorFile : IDisposable
{
    private readonly IDisposable _map;

    internal TensorFile(IReadOnlyDictionary<string, CheckpointTensor> tensors, IReadOnlyDictionary<string, string> metadata, IDisposable map)
    {
        Tensors = tensors;
        Metadata = metadata;
        _map = map;
    }

    /// <summary>The tensors by key.</summary>
    public IReadOnlyDictionary<string, CheckpointTensor> Tensors { get; }

    /// <summary>Free texts that the file carries; empty where the format has none.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <inheritdoc/>
    public void Dispose() => _map.Dispose();
}
