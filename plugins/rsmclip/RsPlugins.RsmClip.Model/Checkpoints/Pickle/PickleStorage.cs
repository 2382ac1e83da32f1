namespace RsPlugins.RsmClip.Model.Checkpoints.Pickle;

/// <summary>A reference to a storage entry of the archive.</summary>
internal sealed record PickleStorage(TensorType Type, string Key, long Count);
